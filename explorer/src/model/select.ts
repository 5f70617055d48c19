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
  const { by, down } = sorting(route);
  const inOrder = orderOf(release, by, down);
  const kept = new Int32Array(positions.length);
  let n = 0;
  const period = all.length;
  const codes = all.map((facet) => facet.codes);
  for (let k = 0; k < inOrder.length; k += 1) {
    const row = inOrder[k]!;
    if (found && !found[row]) continue;
    // How many choices the row fails, and the last of them: with one failure it counts there alone.
    let fails = 0;
    let failed = NONE;
    for (let facet = 0; facet < period; facet += 1) {
      const choice = choices[facet];
      if (choice && !choice[codes[facet]![row]! + 1]) {
        fails += 1;
        failed = facet;
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
      for (let facet = 0; facet < period; facet += 1) {
        const code = codes[facet]![row]!;
        if (code >= 0) counts[facet]![code]! += 1;
      }
    } else if (failed < period) {
      const code = codes[failed]![row]!;
      if (code >= 0) counts[failed]![code]! += 1;
    }
  }
  return {
    rows: kept.subarray(0, n),
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

const orders = new WeakMap<Release, Map<string, Int32Array>>();

/** All rows by a column, equal ones in the order of the release; made once for each order asked for. */
function orderOf(release: Release, by: Sort, down: boolean): Int32Array {
  let known = orders.get(release);
  if (!known) orders.set(release, (known = new Map()));
  const name = `${by} ${down}`;
  let found = known.get(name);
  if (!found) known.set(name, (found = order(rank(release, by), down)));
  return found;
}

function order(ranks: Float64Array, down: boolean): Int32Array {
  const n = ranks.length;
  // Rank and row in one number, so that the browser's own sort of numbers does all the work.
  const keys = new Float64Array(n);
  for (let row = 0; row < n; row += 1) keys[row] = (down ? -ranks[row]! : ranks[row]!) * n + row;
  keys.sort();
  const rows = new Int32Array(n);
  for (let k = 0; k < n; k += 1) rows[k] = ((keys[k]! % n) + n) % n;
  return rows;
}

function rank(release: Release, by: Sort): Float64Array {
  const { positions, actors, topics } = release;
  const of = (value: (row: number) => number): Float64Array => {
    const ranks = new Float64Array(positions.length);
    for (let row = 0; row < ranks.length; row += 1) ranks[row] = value(row);
    return ranks;
  };
  const named = (column: Int32Array, names: readonly string[]): Float64Array => {
    const collate = new Intl.Collator("en").compare;
    const places = new Int32Array(names.length);
    [...names.keys()].sort((a, b) => collate(names[a]!, names[b]!) || a - b).forEach((row, place) => (places[row] = place));
    return of((row) => places[column[row]!]!);
  };
  if (by === "actor") return named(positions.actor, actors.label);
  if (by === "topic") return named(positions.topic, topics.label);
  if (by === "document") return of((row) => positions.document[row]!);
  if (by === "stance") return of((row) => [0, 2, 1][positions.stance[row]!]!);
  if (by === "confidence") return of((row) => Math.round(positions.confidence[row]! * 1e6));
  return of((row) => (positions.start[row] === NO_DAY ? positions.end[row]! : positions.start[row]!));
}
