// A long list of rows of one height, of which only those near the window are in the page.
//
// The page itself scrolls, so that its bar, keys and gestures work as everywhere. Before printing, up to
// PRINTED rows are laid out.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

const BEFORE = 8;
const PRINTED = 500;

interface VirtualProps {
  readonly count: number;
  readonly height: number;
  readonly row: (at: number) => ComponentChildren;
  readonly class?: string;
}

export function VirtualRows({ count, height, row, class: name }: VirtualProps) {
  const box = useRef<HTMLDivElement>(null);
  const [[from, to], setRange] = useState<readonly [number, number]>([0, Math.min(count, 30)]);
  useLayoutEffect(() => {
    let printing = false;
    const measure = (): void => {
      const top = box.current?.getBoundingClientRect().top ?? 0;
      const first = printing ? 0 : Math.max(0, Math.floor(-top / height) - BEFORE);
      const last = printing ? Math.min(count, PRINTED) : Math.min(count, Math.ceil((innerHeight - top) / height) + BEFORE);
      setRange((old) => (old[0] === first && old[1] === last ? old : [first, Math.max(first, last)]));
    };
    const print = (on: boolean) => (): void => {
      printing = on;
      measure();
    };
    const [before, after] = [print(true), print(false)];
    measure();
    addEventListener("scroll", measure, { passive: true });
    addEventListener("resize", measure);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("scroll", measure);
      removeEventListener("resize", measure);
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, [count, height]);
  const rows = [];
  for (let at = from; at < Math.min(to, count); at += 1) rows.push(row(at));
  return (
    <div ref={box} class={`virtual ${name ?? ""}`} role="rowgroup" style={{ height: `${count * height}px` }}>
      <div class="virtual-window" role="presentation" style={{ transform: `translateY(${Math.min(from, count) * height}px)` }}>{rows}</div>
    </div>
  );
}
