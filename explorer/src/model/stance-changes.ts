// Changes of side: where an actor's net stance on a concept turns over from one year to a later one.
//
// Belongs here: which turns count. Does not: why they happened; a new government, a new speaker and an
// error of the extractor all look alike here, so whoever shows one shows the words on both sides.
//
// A year is on the side of the sign of its net stance; years with net zero are on no side and are
// passed over.

import { netOf, sideOf, unitStances, type StanceIndex } from "./stance.ts";
import { OPPOSE, SUPPORT } from "./types.ts";

export interface YearStance {
  readonly actor: number;
  readonly concept: number;
  readonly year: number;
  readonly support: number;
  readonly oppose: number;
  readonly mixed: number;
  readonly documents: number;
  readonly net: number;
}

export interface Change {
  readonly actor: number;
  readonly concept: number;
  readonly before: YearStance;
  readonly after: YearStance;
}

/** Rows of the release's stances table, by actor, concept and year. */
export function stancesByYear(
  index: StanceIndex,
  selected: (row: number) => boolean = () => true,
): YearStance[] {
  const said = unitStances(index, selected);
  const found: YearStance[] = [];
  // Units are sorted by cell, then year, then document.
  for (let start = 0; start < said.length; ) {
    const cell = index.unitCell[start]!;
    const year = index.unitYear[start]!;
    const counts = [0, 0, 0];
    let end = start;
    for (; end < said.length && index.unitCell[end] === cell && index.unitYear[end] === year; end++) {
      if (said[end] !== 0) counts[sideOf(said[end]!)]!++;
    }
    const [support, oppose, mixed] = counts as [number, number, number];
    const documents = support + oppose + mixed;
    if (documents > 0) {
      found.push({
        actor: index.cellActor[cell]!,
        concept: index.cellConcept[cell]!,
        year,
        support: counts[SUPPORT]!,
        oppose: counts[OPPOSE]!,
        mixed,
        documents,
        net: netOf(support, oppose, documents),
      });
    }
    start = end;
  }
  return found;
}

/** Each turn from one side to the other, by actor, concept and year. */
export function changesOfSide(stances: readonly YearStance[]): Change[] {
  const changes: Change[] = [];
  let last: YearStance | undefined;
  for (const stance of stances) {
    if (last && (last.actor !== stance.actor || last.concept !== stance.concept)) last = undefined;
    if (stance.net === 0) continue;
    if (last && Math.sign(last.net) !== Math.sign(stance.net)) {
      changes.push({ actor: stance.actor, concept: stance.concept, before: last, after: stance });
    }
    last = stance;
  }
  return changes;
}
