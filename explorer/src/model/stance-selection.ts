// What a reader has asked the stance views to count: years, fields, kinds of actor, least confidence.
//
// Belongs here: the address's words for it and what they select. Does not: the controls (charts), the
// facets of the table of positions (select).

import { many, number, type Route } from "../router/route.ts";
import { HIGH, LOW } from "./confidence.ts";
import { indexStances, type StanceIndex, type Years } from "./stance.ts";
import { NONE, type Release } from "./types.ts";

export interface Selection {
  readonly years: Years;
  /** Whether any of it narrows anything. */
  readonly isNarrow: boolean;
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
  readonly sure: Sure;
  readonly keeps: (row: number) => boolean;
  /** The selection as a short text, for subtitles and source lines. */
  readonly said: string;
}

export type Sure = "any" | "medium" | "high";
const LEAST: Readonly<Record<Sure, number>> = { any: 0, medium: LOW, high: HIGH };

/** The same choice in the words of the table of positions. */
export const levelsOf = (sure: Sure): readonly string[] => (sure === "high" ? ["high"] : sure === "medium" ? ["high", "medium"] : []);

const indices = new WeakMap<Release, StanceIndex>();

/** The release's positions arranged for counting; made once. */
export function stanceIndex(release: Release): StanceIndex {
  let index = indices.get(release);
  if (!index) indices.set(release, (index = indexStances(release.positions)));
  return index;
}

const spans = new WeakMap<Release, Years>();

/** First and last year of any position. */
export function yearsOf(release: Release): Years {
  let span = spans.get(release);
  if (!span) {
    let [from, to] = [Infinity, -Infinity];
    for (const year of release.positions.year) {
      if (year < from) from = year;
      if (year > to) to = year;
    }
    spans.set(release, (span = from <= to ? { from, to } : { from: 0, to: 0 }));
  }
  return span;
}

export function selectionOf(release: Release, route: Route): Selection {
  const all = yearsOf(release);
  const from = Math.max(all.from, number(route, "from", all.from));
  const to = Math.min(all.to, number(route, "to", all.to));
  const years = { from: Math.min(from, to), to: Math.max(from, to) };
  const groups = many(route, "group");
  const kinds = many(route, "kind");
  const sure: Sure = route.params["sure"] === "medium" || route.params["sure"] === "high" ? route.params["sure"] : "any";
  const { actor, topic, confidence } = release.positions;
  const actors = kinds.length ? release.actors.kind.map((kind) => kinds.includes(kind)) : null;
  const topics = groups.length ? release.topics.group.map((group) => groups.includes(group)) : null;
  const least = LEAST[sure];
  const isWhole = years.from === all.from && years.to === all.to;
  const said = [
    years.from === years.to ? String(years.from) : `${years.from}\u2013${years.to}`,
    ...(groups.length ? [groups.map(groupName).join(", ")] : []),
    ...(kinds.length ? [kinds.join(", ")] : []),
    ...(sure === "any" ? [] : [`${sure === "high" ? "high" : "at least medium"} confidence`]),
  ];
  return {
    years,
    isNarrow: !isWhole || said.length > 1,
    groups,
    kinds,
    sure,
    keeps: (row) =>
      confidence[row]! >= least && (!actors || actors[actor[row]!]!) && (!topics || topics[topic[row]!]!),
    said: said.join("; "),
  };
}

/** `arms-control` as `Arms control`. */
export function groupName(group: string): string {
  const words = group.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Position rows behind a cell, in the order of their dates. */
export function rowsBehind(release: Release, selection: Selection, actor: number, topic: number, target: number | null): number[] {
  const { positions } = release;
  return byDate(release, [...release.positionsOf("topic", topic)].filter((row) => {
    const year = positions.year[row]!;
    const targets = positions.targets(row);
    return positions.actor[row] === actor && year >= selection.years.from && year <= selection.years.to && selection.keeps(row) &&
      (target === null || (target === NONE ? targets.length === 0 : targets.includes(target)));
  }));
}

/** Rows by the first day of their date, else the last; then in the order of the table. */
export function byDate(release: Release, rows: readonly number[]): number[] {
  const { start, end } = release.positions;
  const day = (row: number): number => (start[row]! > -2147483648 ? start[row]! : end[row]!);
  return [...rows].sort((a, b) => day(a) - day(b) || a - b);
}
