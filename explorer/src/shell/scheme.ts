// Light or dark: what the system prefers, unless the reader chose otherwise; paper is light.

export type Choice = "system" | "light" | "dark";
const KEY = "demarche-scheme";
const dark = matchMedia("(prefers-color-scheme: dark)");
let printing = false;

export function choice(): Choice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

export function choose(value: Choice): void {
  try {
    if (value === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // A page from disk may have no storage; the choice then lasts as long as the page.
  }
  apply(value);
}

export function followScheme(): void {
  apply(choice());
  dark.addEventListener("change", () => apply(choice()));
  addEventListener("beforeprint", () => {
    printing = true;
    apply(choice());
  });
  addEventListener("afterprint", () => {
    printing = false;
    apply(choice());
  });
}

function apply(value: Choice): void {
  const shown = printing ? "light" : value === "system" ? (dark.matches ? "dark" : "light") : value;
  document.documentElement.dataset.scheme = shown;
}
