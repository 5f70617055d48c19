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
  const held = new Map<number, Cell[]>();
  const holders = new Map<number, Cell[]>();
  for (const cell of cells) {
    if (cell.support + cell.oppose === 0) continue;
    push(held, cell.actor, cell);
    push(holders, cell.concept, cell);
  }
  let width = 0;
  for (const actor of held.keys()) width = Math.max(width, actor + 1);
  const sums = [0, 1, 2, 3, 4].map(() => new Float64Array(width)) as [
    Float64Array, Float64Array, Float64Array, Float64Array, Float64Array,
  ];
  const [congruence, conflict, congruenceTopics, conflictTopics, topics] = sums;
  const edges: Relation[] = [];
  for (const source of [...held.keys()].sort((a, b) => a - b)) {
    const met: number[] = [];
    for (const own of held.get(source)!) {
      for (const other of holders.get(own.concept)!) {
        if (other.actor <= source || (only !== undefined && source !== only && other.actor !== only)) continue;
        const agree = own.support * other.support + own.oppose * other.oppose;
        const differ = own.support * other.oppose + own.oppose * other.support;
        if (topics[other.actor]!++ === 0) met.push(other.actor);
        congruence[other.actor]! += agree;
        conflict[other.actor]! += differ;
        if (agree > 0) congruenceTopics[other.actor]!++;
        if (differ > 0) conflictTopics[other.actor]!++;
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
      for (const sum of sums) sum[target] = 0;
    }
  }
  return edges;
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
