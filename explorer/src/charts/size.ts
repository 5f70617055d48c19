// What the browser knows of a drawing: its width, the width of a text, what just came up beside it.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

export function useWidth<T extends HTMLElement>(fallback: number): [RefObject<T | null>, number] {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setWidth(Math.max(260, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

/** Measured once for each text, at this size in pixels. */
const MEASURED = 100;
const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** The width of a text in the page's face, in pixels. */
export function widthOf(text: string, size: number): number {
  let width = widths.get(text);
  if (width === undefined) {
    if (pen === undefined) {
      pen = document.createElement("canvas").getContext("2d");
      if (pen) pen.font = `${MEASURED}px ${getComputedStyle(document.body).fontFamily}`;
    }
    widths.set(text, (width = pen ? pen.measureText(text).width : text.length * MEASURED * 0.6));
  }
  return (width * size) / MEASURED;
}

/** A text cut to so many pixels. */
export function fitted(text: string, width: number, size = 12): string {
  if (widthOf(text, size) <= width) return text;
  const letters = Array.from(text);
  let [low, high] = [1, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(`${letters.slice(0, middle).join("").trimEnd()}\u2026`, size) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}\u2026`;
}

let asked = false;

/** Say that what comes up next was asked for by pressing something. */
export function askFor(): void {
  asked = true;
}

/** Brings what was asked for into sight and under the keys; not when a page opens with it already there. */
export function useArrival<T extends HTMLElement>(what: string | undefined): RefObject<T | null> {
  const box = useRef<T>(null);
  useEffect(() => {
    if (!asked) return;
    asked = false;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [what]);
  return box;
}
