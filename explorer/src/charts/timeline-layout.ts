// Where the marks of a timeline stand.
//
// A day is a mark; a longer date is a bar over its days with the mark in its middle; an open end runs to
// the edge. In a row, marks that would touch are piled up. Marks of one look are one path.

import { NO_DAY } from "../model/types.ts";
import { bar, Layers, line, STANCE_SHAPES } from "./shapes.ts";
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

/** A mark with its place. */
export interface Placed {
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
export const HEAD = 26;

export interface Laid {
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
export function lay(rows: readonly TimeRow[], width: number, side: number, stacked: boolean): Laid {
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
export function pile(spans: readonly { mark: Mark; x: number; left: number; right: number }[]) {
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

export function nearest(marks: readonly Placed[], x: number): number {
  let best = 0;
  marks.forEach((one, k) => {
    if (Math.abs(one.x - x) < Math.abs((marks[best]?.x ?? 0) - x)) best = k;
  });
  return best;
}

/** The last row whose top is at or above a height. */
export function below(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle]! <= y) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
