// Positions as rows of a timeline: one row for each actor on a concept, or each concept of an actor.

import type { Mark, TimeRow } from "../charts/timeline-layout.ts";
import { isLow } from "../model/confidence.ts";
import { conceptHref, conceptName } from "../model/stance-names.ts";
import { stanceIndex, type Selection } from "../model/stance-selection.ts";
import type { Change } from "../model/stance-changes.ts";
import { NONE, type Release } from "../model/types.ts";
import { href } from "../router/route.ts";

/** One position as a mark. */
export function markOf(release: Release, row: number): Mark {
  const { positions, dates } = release;
  return {
    key: row,
    start: positions.start[row]!,
    end: positions.end[row]!,
    stance: positions.stance[row]!,
    low: isLow(positions.confidence[row]!),
    vague: /[~?%]/.test(dates.edtf[positions.date[row]!]!),
  };
}

/** The row that a position stands in, for each of its concepts. */
export function timeRows(release: Release, rows: readonly number[], by: "actor" | "concept", changes: readonly Change[]): TimeRow[] {
  const { concepts } = stanceIndex(release);
  const place = new Map(concepts.map((concept, at) => [`${concept.topic} ${concept.target}`, at]));
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const keys = by === "actor" ? [release.positions.actor[row]!] : conceptsOf(release, row).map((name) => place.get(name)!);
    for (const key of keys) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  const turns = new Map<number, number[]>();
  for (const change of changes) {
    const key = by === "actor" ? change.actor : change.concept;
    turns.set(key, [...(turns.get(key) ?? []), firstDay(release, change, groups.get(key) ?? [])]);
  }
  return [...groups]
    .sort(([a, m], [b, n]) => n.length - m.length || a - b)
    .map(([key, own]) => ({
      label: by === "actor" ? release.actors.label[key]! : conceptName(release, concepts[key]!),
      href: by === "actor" ? href("actor", release.actors.id[key]!) : conceptHref(release, concepts[key]!),
      marks: own.map((row) => markOf(release, row)),
      turns: turns.get(key) ?? [],
    }));
}

function conceptsOf(release: Release, row: number): string[] {
  const targets = release.positions.targets(row);
  const topic = release.positions.topic[row]!;
  return targets.length ? [...new Set(targets)].map((target) => `${topic} ${target}`) : [`${topic} ${NONE}`];
}

/** The first day in the year of a turn on which the new side was taken. */
function firstDay(release: Release, change: Change, rows: readonly number[]): number {
  const { positions } = release;
  const side = change.after.net > 0 ? 0 : 1;
  const days = rows
    .filter((row) => positions.year[row] === change.after.year && positions.stance[row] === side)
    .map((row) => (positions.start[row]! > -2147483648 ? positions.start[row]! : positions.end[row]!));
  return days.length ? Math.min(...days) : Math.round((Date.UTC(change.after.year, 0, 1)) / 86_400_000);
}

/** Rows of the selection, in its years. */
export function selected(release: Release, selection: Selection, rows: Iterable<number>): number[] {
  const { year } = release.positions;
  return [...rows].filter((row) => year[row]! >= selection.years.from && year[row]! <= selection.years.to && selection.keeps(row));
}
