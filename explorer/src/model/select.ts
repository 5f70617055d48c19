// Which positions an address asks for, in which order, and how many there would be of each other choice.

import { many, number, type Route } from "../router/route.ts";
import { facets, type Facet } from "./facets.ts";
import { matches, terms } from "./search.ts";
import { NO_DAY, NONE, type Release } from "./types.ts";

export interface Selection {
  /** Rows of positions in the order asked for. */
  readonly rows: Int32Array;
  /** For each facet the number of rows of each code, were its own choice not made. */
  readonly counts: ReadonlyMap<string, Int32Array>;
  /** Rows of each year, were no period chosen. */
  readonly years: ReadonlyMap<number, number>;
}

export const SORTS = ["date", "actor", "topic", "stance", "document", "confidence"] as const;
export type Sort = (typeof SORTS)[number];

/** The order that an address asks for; newest first if it asks for none. */
export function sorting(route: Route): { readonly by: Sort; readonly down: boolean } {
  const given = route.params.sort ?? "-date";
  const by = SORTS.find((name) => name === given.replace(/^-/, "")) ?? "date";
  return { by, down: given.startsWith("-") };
}

/** Codes that an address chooses in a facet; null if it chooses none. Unknown ids choose nothing. */
export function chosen(route: Route, facet: Facet): ReadonlySet<number> | null {
  const ids = many(route, facet.name);
  if (!ids.length) return null;
  return new Set(ids.map((id) => facet.ids.indexOf(id)).filter((code) => code >= 0));
}

/** The selection of an address. One pass over the rows, whatever is chosen. */
export function select(release: Release, route: Route): Selection {
  const { positions } = release;
  const all = facets(release);
  const choices = all.map((facet) => mask(facet, chosen(route, facet)));
  const counts = all.map((facet) => new Int32Array(facet.ids.length));
  const from = number(route, "from", Number.NEGATIVE_INFINITY);
  const to = number(route, "to", Number.POSITIVE_INFINITY);
  const wanted = terms(route.params.q ?? "");
  const found = wanted.length ? matches(release, wanted) : null;
  const years = new Map<number, number>();
  const kept = new Int32Array(positions.length);
  let n = 0;
  const period = all.length;
  for (let row = 0; row < positions.length; row += 1) {
    if (found && !found[row]) continue;
    // How many choices the row fails, and the last of them: with one failure it counts there alone.
    let fails = 0;
    let failed = NONE;
    for (let k = 0; k < period; k += 1) {
      const choice = choices[k];
      if (choice && !choice[all[k]!.codes[row]! + 1]) {
        fails += 1;
        failed = k;
        if (fails > 1) break;
      }
    }
    const year = positions.year[row]!;
    if (fails < 2 && (year < from || year > to)) {
      fails += 1;
      failed = period;
    }
    if (fails > 1) continue;
    if (fails === 0 || failed === period) years.set(year, (years.get(year) ?? 0) + 1);
    if (fails === 0) {
      kept[n++] = row;
      for (let k = 0; k < period; k += 1) {
        const code = all[k]!.codes[row]!;
        if (code >= 0) counts[k]![code]! += 1;
      }
    } else if (failed < period) {
      const code = all[failed]!.codes[row]!;
      if (code >= 0) counts[failed]![code]! += 1;
    }
  }
  return {
    rows: ordered(release, kept.subarray(0, n), route),
    counts: new Map(all.map((facet, k) => [facet.name, counts[k]!])),
    years,
  };
}

/** Which codes are let through, at place code + 1; null for all. */
function mask(facet: Facet, codes: ReadonlySet<number> | null): Uint8Array | null {
  if (!codes) return null;
  const through = new Uint8Array(facet.ids.length + 1);
  for (const code of codes) through[code + 1] = 1;
  return through;
}

const ranks = new WeakMap<Release, Map<Sort, Float64Array>>();

/** Rows by a column; equal ones in the order of the release. */
function ordered(release: Release, rows: Int32Array, route: Route): Int32Array {
  const { by, down } = sorting(route);
  const rank = rankOf(release, by);
  const size = release.positions.length + 1;
  // Rank and row in one number, so that the browser's own sort of numbers does all the work.
  const keys = Float64Array.from(rows, (row) => (down ? -rank[row]! : rank[row]!) * size + row);
  keys.sort();
  return Int32Array.from(keys, (key) => ((key % size) + size) % size);
}

function rankOf(release: Release, by: Sort): Float64Array {
  let known = ranks.get(release);
  if (!known) ranks.set(release, (known = new Map()));
  let found = known.get(by);
  if (!found) known.set(by, (found = rank(release, by)));
  return found;
}

function rank(release: Release, by: Sort): Float64Array {
  const { positions, actors, topics } = release;
  const named = (column: Int32Array, names: readonly string[]): Float64Array => {
    const places = new Int32Array(names.length);
    [...names.keys()].sort((a, b) => names[a]!.localeCompare(names[b]!, "en") || a - b).forEach((row, place) => (places[row] = place));
    return Float64Array.from(column, (row) => places[row]!);
  };
  if (by === "actor") return named(positions.actor, actors.label);
  if (by === "topic") return named(positions.topic, topics.label);
  if (by === "document") return Float64Array.from(positions.length ? positions.document : []);
  if (by === "stance") return Float64Array.from(positions.stance, (stance) => [0, 2, 1][stance]!);
  if (by === "confidence") return Float64Array.from(positions.confidence, (value) => Math.round(value * 1e6));
  return Float64Array.from(positions.start, (day, row) => (day === NO_DAY ? positions.end[row]! : day));
}
