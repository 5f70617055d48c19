// The rows that wait for a reviewer: least sure first, so that a minute of reviewing finds most mistakes.

import type { Release } from "../model/types.ts";
import type { Decision } from "./wire.ts";

/** Rows of positions that nobody has decided on, by rising confidence, then in the order of positions. */
export function waiting(release: Release, decisions: readonly Decision[]): Int32Array {
  const { positions, vocabularies } = release;
  const unreviewed = vocabularies.review_statuses!.values.indexOf("unreviewed");
  const decided = new Set(decisions.map((one) => one.position_id));
  const rows: number[] = [];
  for (let row = 0; row < positions.length; row += 1) {
    if (positions.reviewStatus[row] === unreviewed && !decided.has(positions.id[row]!)) rows.push(row);
  }
  return Int32Array.from(rows.sort((a, b) => positions.confidence[a]! - positions.confidence[b]! || a - b));
}

/** The row to look at after this one: the next in the queue, from the start again at its end. */
export function following(queue: Int32Array, row: number, release: Release): number | null {
  if (!queue.length) return null;
  const here = release.positions.confidence[row] ?? -1;
  const next = queue.find((one) => one !== row && (release.positions.confidence[one]! > here || (release.positions.confidence[one] === here && one > row)));
  return next ?? queue.find((one) => one !== row) ?? null;
}
