// Which stretch of a document's text is selected, in code points.
//
// The text stands in the page with numbers of positions between its words (links of class `ref`), which are
// no part of it; offsets count what is left.

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The selected stretch of the text in `root`, without outer blanks; null if nothing of it is selected. */
export function selectedSpan(root: Element | null): Span | null {
  const selection = getSelection();
  if (!root || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  let before = "";
  let inside = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(".ref")) continue;
    const words = node.nodeValue ?? "";
    const from = boundary(range, node, words.length, "start");
    const to = boundary(range, node, words.length, "end");
    before += words.slice(0, from);
    inside += words.slice(from, to);
  }
  const lead = inside.length - inside.trimStart().length;
  const start = [...before, ...inside.slice(0, lead)].length;
  const length = [...inside.trim()].length;
  return length ? { start, end: start + length } : null;
}

/** How far into a node of text one end of a range lies: 0 before it, its length behind it. */
function boundary(range: Range, node: Node, length: number, end: "start" | "end"): number {
  const container = end === "start" ? range.startContainer : range.endContainer;
  const offset = end === "start" ? range.startOffset : range.endOffset;
  if (container === node) return offset;
  const point = document.createRange();
  point.setStart(container, offset);
  point.collapse(true);
  return point.comparePoint(node, 0) < 0 ? length : 0;
}
