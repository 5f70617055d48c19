// What a figure can be taken away as: CSV for spreadsheets, SVG for print.
//
// Belongs here: writing the two forms and handing them to the browser. No request is made: the file is
// built in the page.

export type CellValue = string | number | null;

/** How a text begins that some spreadsheet would run; as in demarche.releasing.formats.guarding. */
const FORMULA = /^('*)([\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/** CSV as the release writes it: BOM, formulas disarmed by an apostrophe, empty for null. */
export function csv(head: readonly string[], rows: readonly (readonly CellValue[])[]): string {
  const cell = (value: CellValue): string => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const safe = value.replace(FORMULA, "'$1$2");
    return /[",\r\n]/.test(safe) || safe === "" ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Around the drawings of a file, in pixels. */
const EDGE = 12;

/** What of a computed style a drawing needs where the page's style sheet is not. */
const STYLED = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap",
  "opacity", "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order",
] as const;

/** The drawings of a figure as one SVG file, placed as they stand on the page, with their styles inside. */
export function svgFile(drawings: readonly SVGSVGElement[], title: string, source: string): string {
  const boxes = drawings.map((drawing) => place(drawing));
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left + 2 * EDGE;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  const space = "http://www.w3.org/2000/svg";
  const root = document.createElementNS(space, "svg");
  const [above, below] = [40, 28];
  for (const [name, value] of Object.entries({ xmlns: space, width, height: height + above + below })) {
    root.setAttribute(name, String(value));
  }
  root.setAttribute("viewBox", `0 0 ${width} ${height + above + below}`);
  const style = getComputedStyle(document.documentElement);
  const ground = document.createElementNS(space, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", style.backgroundColor);
  root.append(ground);
  const write = (text: string, y: number, size: number, weight: string): void => {
    const node = document.createElementNS(space, "text");
    const facts = { x: EDGE, y, "font-size": size, "font-weight": weight, "font-family": style.fontFamily, fill: style.color };
    for (const [name, value] of Object.entries(facts)) node.setAttribute(name, String(value));
    node.textContent = text;
    root.append(node);
  };
  write(title, 24, 17, "600");
  write(source, height + above + 18, 11, "400");
  drawings.forEach((drawing, at) => {
    const copy = styled(drawing);
    copy.setAttribute("x", String(boxes[at]!.x - left + EDGE));
    copy.setAttribute("y", String(boxes[at]!.y - top + above));
    copy.setAttribute("width", String(boxes[at]!.width));
    copy.setAttribute("height", String(boxes[at]!.height));
    root.append(copy);
  });
  return new XMLSerializer().serializeToString(root);
}

/** Where a drawing stands; on a sheet that scrolls, where data-x and data-y say, as if nothing had moved. */
function place(drawing: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const box = drawing.getBoundingClientRect();
  const sheet = drawing.closest("[data-sheet]");
  const { width, height } = box;
  if (!sheet) return { x: box.left, y: box.top, width, height };
  const ground = sheet.getBoundingClientRect();
  const moved = sheet.parentElement!;
  const { x, y } = drawing.dataset;
  return { x: ground.left + moved.scrollLeft + Number(x ?? 0), y: ground.top + moved.scrollTop + Number(y ?? 0), width, height };
}

function styled(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[drawing, ...drawing.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, at) => {
    const style = getComputedStyle(element);
    const target = to[at]!;
    for (const name of STYLED) {
      const value = style.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    target.removeAttribute("class");
    target.removeAttribute("tabindex");
    target.removeAttribute("href");
  });
  return copy;
}

/** Hand a text to the browser as a file. */
export function save(name: string, kind: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
