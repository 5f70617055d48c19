// Positions on a line of time, one row for each actor or topic.
//
// Belongs here: drawing marks at the precision of their dates, keeping them apart, pointing and keys.
// Does not: which marks there are (views). A day is a mark; a longer date is a bar over its days with
// the mark in its middle; an open end runs to the edge. Marks of one look are one path.

import { useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { NO_DAY } from "../model/types.ts";
import { bar, Layers, line, STANCE_SHAPES } from "./shapes.ts";
import { fitted, useWidth } from "./size.ts";
import { timeAxis, type TimeAxis } from "./time.ts";

export interface Mark {
  /** Whatever the view knows it by; handed back when chosen. */
  readonly key: number;
  readonly start: number;
  readonly end: number;
  /** Code of the stance. */
  readonly stance: number;
  readonly low: boolean;
  /** The date itself is marked as uncertain or approximate. */
  readonly vague: boolean;
}

export interface TimeRow {
  readonly label: string;
  readonly href: string;
  readonly marks: readonly Mark[];
  /** Days on which the side had turned. */
  readonly turns: readonly number[];
}

interface TimelineProps {
  readonly rows: readonly TimeRow[];
  readonly label: string;
  readonly chosen: number | null;
  readonly describe: (mark: Mark, row: TimeRow) => string;
  readonly tip: (mark: Mark, row: TimeRow) => ComponentChildren;
  readonly onChoose: (mark: Mark) => void;
}

/** A mark with its place. */
interface Placed {
  readonly mark: Mark;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

const HALF = 4.2;
const PITCH = 9.5;
const DEEPEST = 9;
const HEAD = 26;

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

interface Laid {
  readonly axis: TimeAxis;
  readonly placed: readonly Placed[];
  readonly byRow: readonly (readonly Placed[])[];
  readonly tops: readonly number[];
  readonly bases: readonly number[];
  readonly height: number;
  readonly baselines: string;
  readonly paths: readonly (readonly [string, string])[];
  readonly more: readonly { readonly x: number; readonly y: number; readonly count: number }[];
}

/** Places of all marks: in a row, marks that would touch are piled up; a pile too high is counted. */
function lay(rows: readonly TimeRow[], width: number, side: number, stacked: boolean): Laid {
  let [from, to] = [Infinity, -Infinity];
  for (const row of rows) {
    for (const mark of row.marks) {
      if (mark.start !== NO_DAY) from = Math.min(from, mark.start);
      if (mark.end !== NO_DAY) to = Math.max(to, mark.end);
      if (mark.start === NO_DAY) from = Math.min(from, mark.end);
      if (mark.end === NO_DAY) to = Math.max(to, mark.start);
    }
  }
  if (from > to) [from, to] = [0, 365];
  const axis = timeAxis(from, to, side, width - 10);
  const layers = new Layers();
  const [placed, tops, bases, more]: [Placed[], number[], number[], { x: number; y: number; count: number }[]] = [[], [], [], []];
  const byRow: Placed[][] = [];
  const baselines: string[] = [];
  let top = HEAD;
  rows.forEach((row, at) => {
    const places = pile(row.marks.map((mark) => span(mark, axis)));
    const levels = Math.min(DEEPEST, Math.max(0, ...places.map((one) => one.level)));
    const title = stacked ? 18 : 0;
    const tall = Math.max(stacked ? 20 : 26, (levels + 1) * PITCH + 12);
    const base = top + title + tall - Math.max(13, PITCH / 2 + 8);
    tops.push(top);
    bases.push(base);
    baselines.push(line(side, base, width - 10, base));
    const over = new Map<number, number>();
    const own: Placed[] = [];
    for (const { mark, x, left, right, level } of places) {
      if (level > DEEPEST) {
        over.set(Math.round(x), (over.get(Math.round(x)) ?? 0) + 1);
        continue;
      }
      const y = base - level * PITCH;
      own.push({ mark, row: at, x, y, left, right });
      const low = mark.low ? "-low" : "";
      if (right - left > 3) {
        layers.add(`1 span${mark.vague ? " span-vague" : ""} span-${mark.stance}`, bar(left, y - 2.5, right - left, 5));
      }
      layers.add(`2 mark mark${low}-${mark.stance}`, STANCE_SHAPES[mark.stance]!(x, y, mark.low ? HALF - 0.5 : HALF));
    }
    for (const [x, count] of over) more.push({ x, y: base - (DEEPEST + 1) * PITCH + 4, count });
    for (const day of row.turns) {
      const x = axis.x(day);
      layers.add("3 turn", `${line(x - 7, top + title + 3, x - 7, base + 9)}M${x - 10} ${base + 6}l3 4l3 -4`);
    }
    own.sort((a, b) => a.x - b.x || b.y - a.y);
    byRow.push(own);
    placed.push(...own);
    top += title + tall + 4;
  });
  return {
    axis, placed, byRow, tops, bases, more,
    height: top + 4,
    baselines: baselines.join(""),
    paths: layers.paths().map(([name, path]) => [name.slice(2), path] as const),
  };
}

function span(mark: Mark, axis: TimeAxis): { mark: Mark; x: number; left: number; right: number } {
  const left = axis.x(mark.start === NO_DAY ? axis.from : mark.start);
  const right = axis.x(mark.end === NO_DAY ? axis.to : mark.end);
  return { mark, x: (left + right) / 2, left, right };
}

/** The lowest level on which each mark touches none before it. */
function pile(spans: readonly { mark: Mark; x: number; left: number; right: number }[]) {
  const ends: number[] = [];
  return [...spans]
    .sort((a, b) => a.left - b.left || a.right - b.right || a.mark.stance - b.mark.stance || a.mark.key - b.mark.key)
    .map((one) => {
      const left = Math.min(one.left, one.x - HALF);
      let level = ends.findIndex((end) => end < left - 1);
      if (level < 0) level = ends.length;
      ends[level] = Math.max(one.right, one.x + HALF);
      return { ...one, level };
    });
}

function nearest(marks: readonly Placed[], x: number): number {
  let best = 0;
  marks.forEach((one, k) => {
    if (Math.abs(one.x - x) < Math.abs((marks[best]?.x ?? 0) - x)) best = k;
  });
  return best;
}

/** The last row whose top is at or above a height. */
function below(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle]! <= y) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
