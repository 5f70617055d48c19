// Who agrees with whom, and who disagrees: Leifeld's congruence and conflict.
//
// Belongs here: edges between actors, weighed as in the release's networks/*.csv. Does not: what an
// actor holds (stance), where nodes stand on a drawing (charts).
//
// Over the concepts on which two actors meet, congruence counts pairs of documents on one side,
// conflict pairs on opposite sides; mixed documents take no side. A weight is a count divided by the
// mean number of documents in which the two actors take a side.

import type { Cell } from "./stance.ts";

export interface Relation {
  /** Index of the actor that comes first in the table of actors. */
  readonly source: number;
  readonly target: number;
  readonly congruence: number;
  readonly conflict: number;
  readonly congruenceTopics: number;
  readonly conflictTopics: number;
  /** Concepts on which either count is above zero. */
  readonly topics: number;
  readonly congruenceWeight: number;
  readonly conflictWeight: number;
  /** congruence weight - conflict weight. */
  readonly weight: number;
}

/** Documents in which an actor supports or opposes something, by actor. */
export function activity(cells: readonly Cell[]): Map<number, number> {
  const active = new Map<number, number>();
  for (const cell of cells) {
    active.set(cell.actor, (active.get(cell.actor) ?? 0) + cell.support + cell.oppose);
  }
  return active;
}

/** Edges between all actors that meet on a side, or those of one actor; by source, then target. */
export function relations(cells: readonly Cell[], only?: number): Relation[] {
  const active = activity(cells);
  const sided = cells.filter((cell) => cell.support + cell.oppose > 0);
  const held = spans(sided, (cell) => cell.actor);
  const holders = spans(sided, (cell) => cell.concept);
  const actor = Int32Array.from(holders.order, (at) => sided[at]!.actor);
  const support = Int32Array.from(holders.order, (at) => sided[at]!.support);
  const oppose = Int32Array.from(holders.order, (at) => sided[at]!.oppose);

  const width = held.starts.length;
  const congruence = new Float64Array(width);
  const conflict = new Float64Array(width);
  const congruenceTopics = new Int32Array(width);
  const conflictTopics = new Int32Array(width);
  const topics = new Int32Array(width);
  const edges: Relation[] = [];
  for (let source = 0; source + 1 < width; source++) {
    const met: number[] = [];
    for (let k = held.starts[source]!; k < held.starts[source + 1]!; k++) {
      const own = sided[held.order[k]!]!;
      const end = holders.starts[own.concept + 1]!;
      for (let at = holders.starts[own.concept]!; at < end; at++) {
        const target = actor[at]!;
        if (target <= source || (only !== undefined && source !== only && target !== only)) continue;
        const agree = own.support * support[at]! + own.oppose * oppose[at]!;
        const differ = own.support * oppose[at]! + own.oppose * support[at]!;
        if (topics[target]!++ === 0) met.push(target);
        congruence[target]! += agree;
        conflict[target]! += differ;
        if (agree > 0) congruenceTopics[target]!++;
        if (differ > 0) conflictTopics[target]!++;
      }
    }
    for (const target of met.sort((a, b) => a - b)) {
      const average = (active.get(source)! + active.get(target)!) / 2;
      edges.push({
        source,
        target,
        congruence: congruence[target]!,
        conflict: conflict[target]!,
        congruenceTopics: congruenceTopics[target]!,
        conflictTopics: conflictTopics[target]!,
        topics: topics[target]!,
        congruenceWeight: congruence[target]! / average,
        conflictWeight: conflict[target]! / average,
        weight: (congruence[target]! - conflict[target]!) / average,
      });
      for (const sum of [congruence, conflict, congruenceTopics, conflictTopics, topics]) sum[target] = 0;
    }
  }
  return edges;
}

/** Cells by a key, by counting: those of key k stand at order[starts[k]] .. order[starts[k + 1] - 1]. */
function spans(cells: readonly Cell[], keyOf: (cell: Cell) => number): { order: Int32Array; starts: Int32Array } {
  let most = -1;
  for (const cell of cells) most = Math.max(most, keyOf(cell));
  const starts = new Int32Array(most + 2);
  for (const cell of cells) starts[keyOf(cell) + 1]!++;
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const next = starts.slice();
  const order = new Int32Array(cells.length);
  cells.forEach((cell, at) => (order[next[keyOf(cell)]!++] = at));
  return { order, starts };
}
