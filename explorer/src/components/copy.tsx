// A button that copies a text, and says so.

import { useState } from "preact/hooks";

export function Copy({ text, children }: { readonly text: () => string; readonly children: string }) {
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    setSaid((await put(text())) ? "Copied" : "Could not copy");
    setTimeout(() => setSaid(""), 2500);
  };
  return (
    <span class="copy no-print">
      <button type="button" onClick={() => void copy()}>{children}</button>
      <span role="status" class="copy-said">{said}</span>
    </span>
  );
}

/** The clipboard of the browser; where it has none for pages from disk, the older way by a selection. */
async function put(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
