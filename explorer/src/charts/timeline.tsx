// Positions on a line of time, one row for each actor or topic.
//
// Belongs here: drawing, pointing and keys. Does not: which marks there are (views), where they stand
// (timeline-layout).

import { useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { line } from "./shapes.ts";
import { fitted, useWidth } from "./size.ts";
import { below, HEAD, lay, nearest, type Mark, type TimeRow } from "./timeline-layout.ts";

interface TimelineProps {
  readonly rows: readonly TimeRow[];
  readonly label: string;
  readonly chosen: number | null;
  readonly describe: (mark: Mark, row: TimeRow) => string;
  readonly tip: (mark: Mark, row: TimeRow) => ComponentChildren;
  readonly onChoose: (mark: Mark) => void;
}

export function Timeline(props: TimelineProps) {
  const { rows } = props;
  const [box, width] = useWidth<HTMLDivElement>(720);
  const stacked = width < 560;
  const side = stacked ? 8 : Math.min(220, Math.round(width * 0.24));
  const laid = useMemo(() => lay(rows, width, side, stacked), [rows, width, side, stacked]);
  const [at, setAt] = useState<{ row: number; k: number; keys: boolean } | null>(null);
  const here = at ? laid.byRow[at.row]?.[at.k] : undefined;
  const chosen = props.chosen === null ? undefined : laid.placed.find((one) => one.mark.key === props.chosen);

  const keys = (event: KeyboardEvent): void => {
    const from = at ?? { row: 0, k: -1, keys: true };
    const go = (row: number, k: number): void => {
      event.preventDefault();
      const filled = Math.max(0, Math.min(rows.length - 1, row));
      const marks = laid.byRow[filled] ?? [];
      setAt({ row: filled, k: Math.max(0, Math.min(marks.length - 1, k)), keys: true });
    };
    const beside = (row: number): number => nearest(laid.byRow[row] ?? [], here?.x ?? side);
    if (event.key === "ArrowRight") go(from.row, from.k + 1);
    else if (event.key === "ArrowLeft") go(from.row, from.k - 1);
    else if (event.key === "ArrowDown") go(from.row + 1, beside(Math.min(rows.length - 1, from.row + 1)));
    else if (event.key === "ArrowUp") go(from.row - 1, beside(Math.max(0, from.row - 1)));
    else if (event.key === "Home") go(from.row, 0);
    else if (event.key === "End") go(from.row, Infinity);
    else if ((event.key === "Enter" || event.key === " ") && here) {
      event.preventDefault();
      props.onChoose(here.mark);
    } else if (event.key === "Escape") setAt(null);
  };
  const hit = (event: PointerEvent | MouseEvent): { row: number; k: number; keys: boolean } | null => {
    const frame = (event.currentTarget as Element).getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    const row = below(laid.tops, y);
    const marks = laid.byRow[row];
    if (!marks) return null;
    let best = -1;
    let least = 14 ** 2;
    marks.forEach((one, k) => {
      const far = (one.x - x) ** 2 + (one.y - y) ** 2;
      if (far < least) [least, best] = [far, k];
    });
    return best < 0 ? null : { row, k: best, keys: false };
  };
  return (
    <div class="timeline" ref={box} tabIndex={0} role="group" aria-label={`${props.label} Arrow keys walk from mark to mark, Enter shows the words.`}
      onKeyDown={keys} onBlur={() => setAt(null)} onPointerLeave={() => setAt(null)}>
      <svg data-part="timeline" width={width} height={laid.height} viewBox={`0 0 ${width} ${laid.height}`}
        class={here && !at?.keys ? "is-over" : ""}
        onPointerMove={(event) => event.pointerType === "mouse" && setAt(hit(event))}
        onClick={(event) => {
          const found = hit(event);
          const mark = found && laid.byRow[found.row]?.[found.k]?.mark;
          if (mark) props.onChoose(mark);
        }}>
        <path class="axis-grid" d={laid.axis.ticks.map((tick) => line(tick.x, HEAD - 6, tick.x, laid.height - 4)).join("")} />
        {laid.axis.ticks.map((tick) => (
          <text key={tick.label} class="axis-label" aria-hidden="true" x={tick.x} y={HEAD - 12} text-anchor="middle">{tick.label}</text>
        ))}
        <path class="axis-row" d={laid.baselines} />
        {rows.map((row, k) => (
          <a key={`${k} ${row.href}`} href={row.href}>
            <title>{`${row.label}: ${row.marks.length} ${row.marks.length === 1 ? "mark" : "marks"}`}</title>
            <text class="axis-name" x={stacked ? side : side - 10} y={stacked ? laid.tops[k]! + 13 : laid.bases[k]!}
              text-anchor={stacked ? "start" : "end"} dominant-baseline={stacked ? "auto" : "central"}>
              {fitted(row.label, stacked ? width - 20 : side - 14, 12.5)}
            </text>
          </a>
        ))}
        {laid.paths.map(([name, path]) => <path key={name} class={name} d={path} />)}
        {laid.more.map((one) => <text key={`${one.x} ${one.y}`} class="axis-more" x={one.x} y={one.y} text-anchor="middle">{`+${one.count}`}</text>)}
        {chosen && <circle class="mark-chosen" cx={chosen.x} cy={chosen.y} r={8.5} />}
        {here && <circle class="mark-here" cx={here.x} cy={here.y} r={8.5} />}
      </svg>
      {here && at && (
        <div class="chart-tip" style={{
          left: here.x + 300 > width ? "auto" : `${here.x + 12}px`,
          right: here.x + 300 > width ? `${Math.max(0, width - here.x + 12)}px` : "auto",
          top: `${here.y + 10}px`,
        }}>
          {props.tip(here.mark, rows[at.row]!)}
        </div>
      )}
      <p class="for-the-ear" aria-live="polite">{here && at?.keys ? props.describe(here.mark, rows[at.row]!) : ""}</p>
    </div>
  );
}
