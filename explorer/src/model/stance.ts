// Net stance: where each actor stands on each concept, every document counted once.
//
// Belongs here: the unit that is counted, and sums of units over a selection of rows and years, as in
// the release's stances table and networks/actor-topic.csv. Does not: who agrees with whom
// (stance-relations), who changed sides (stance-changes), how any of it is drawn (charts).
//
// A concept is a topic, or a topic together with one target where a target is named. A document counts
// once for an actor, concept and year: as support or oppose if all its selected positions there say so,
// else as mixed. Net stance is (support - oppose) / documents.

import { MIXED, NONE, OPPOSE, SUPPORT, type Positions } from "./types.ts";

/** What counting needs of the positions. */
export type StanceRows = Pick<
  Positions,
  "length" | "actor" | "topic" | "document" | "year" | "stance" | "confidence" | "targets"
>;

export interface Concept {
  readonly topic: number;
  /** Actor that fills the topic's open slot, or NONE. */
  readonly target: number;
}

/** Rows arranged for counting: entries (a row and one target) → units → cells, each sorted. */
export interface StanceIndex {
  readonly concepts: readonly Concept[];
  readonly entryRow: Int32Array;
  readonly entryUnit: Int32Array;
  readonly unitCell: Int32Array;
  readonly unitYear: Int32Array;
  readonly unitDocument: Int32Array;
  readonly cellActor: Int32Array;
  readonly cellConcept: Int32Array;
  readonly rows: StanceRows;
}

/** One actor on one concept, summed over the years of a selection. */
export interface Cell {
  readonly actor: number;
  readonly concept: number;
  readonly support: number;
  readonly oppose: number;
  readonly mixed: number;
  readonly documents: number;
  readonly net: number;
  /** Highest confidence of the rows behind it: is there one row that is likely right? */
  readonly confidence: number;
}

/** Years to count, both ends included. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

export const EVER: Years = { from: -Infinity, to: Infinity };

export function netOf(support: number, oppose: number, documents: number): number {
  return documents === 0 ? 0 : (support - oppose) / documents;
}

/** The ranks of keys among their distinct values, and those values in order. */
function ranked(keys: Float64Array): { rank: Int32Array; values: Float64Array } {
  const values = keys.slice().sort();
  let distinct = 0;
  for (let i = 0; i < values.length; i++) {
    if (i === 0 || values[i] !== values[i - 1]) values[distinct++] = values[i]!;
  }
  const rank = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    let low = 0;
    let high = distinct - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle]! < key) low = middle + 1;
      else high = middle;
    }
    rank[i] = low;
  }
  return { rank, values: values.slice(0, distinct) };
}

/** Arrange the rows once; every later selection is a linear pass. */
export function indexStances(rows: StanceRows): StanceIndex {
  const entryRow: number[] = [];
  const entryTarget: number[] = [];
  let most = NONE;
  for (let row = 0; row < rows.length; row++) {
    const named = rows.targets(row);
    if (named.length === 0) {
      entryRow.push(row);
      entryTarget.push(NONE);
      continue;
    }
    for (const target of new Set(named)) {
      entryRow.push(row);
      entryTarget.push(target);
      if (target > most) most = target;
    }
  }
  const size = entryRow.length;
  const slots = most + 2;
  const key = (of: (entry: number, row: number) => number): Float64Array => {
    const keys = new Float64Array(size);
    for (let entry = 0; entry < size; entry++) keys[entry] = of(entry, entryRow[entry]!);
    return keys;
  };

  const concept = ranked(key((entry, row) => rows.topic[row]! * slots + entryTarget[entry]! + 1));
  const many = concept.values.length;
  const cell = ranked(key((entry, row) => rows.actor[row]! * many + concept.rank[entry]!));
  let documents = 0;
  for (let row = 0; row < rows.length; row++) documents = Math.max(documents, rows.document[row]! + 1);
  const when = ranked(key((_, row) => rows.year[row]! * documents + rows.document[row]!));
  const unit = ranked(key((entry) => cell.rank[entry]! * when.values.length + when.rank[entry]!));

  const units = unit.values.length;
  const unitCell = new Int32Array(units);
  const unitYear = new Int32Array(units);
  const unitDocument = new Int32Array(units);
  for (let u = 0; u < units; u++) {
    const value = when.values[unit.values[u]! % when.values.length]!;
    unitCell[u] = Math.floor(unit.values[u]! / when.values.length);
    unitYear[u] = Math.floor(value / documents);
    unitDocument[u] = value - unitYear[u]! * documents;
  }
  return {
    concepts: Array.from(concept.values, (value) => ({
      topic: Math.floor(value / slots),
      target: (value % slots) - 1,
    })),
    entryRow: Int32Array.from(entryRow),
    entryUnit: unit.rank,
    unitCell,
    unitYear,
    unitDocument,
    cellActor: Int32Array.from(cell.values, (value) => Math.floor(value / many)),
    cellConcept: Int32Array.from(cell.values, (value) => value % many),
    rows,
  };
}

/** What the selected rows of each unit say: bit 1 support, 2 oppose, 4 mixed; 0 if none is selected. */
export function unitStances(index: StanceIndex, selected: (row: number) => boolean): Uint8Array {
  const said = new Uint8Array(index.unitCell.length);
  for (let entry = 0; entry < index.entryRow.length; entry++) {
    const row = index.entryRow[entry]!;
    if (selected(row)) said[index.entryUnit[entry]!]! |= 1 << index.rows.stance[row]!;
  }
  return said;
}

/** The side of a unit: SUPPORT or OPPOSE if all that was said agrees, else MIXED. */
export function sideOf(said: number): number {
  return said === 1 ? SUPPORT : said === 2 ? OPPOSE : MIXED;
}

/** Every cell with a selected document in those years, by actor, then concept. */
export function tally(
  index: StanceIndex,
  selected: (row: number) => boolean = () => true,
  years: Years = EVER,
): Cell[] {
  const said = unitStances(index, selected);
  const cells = index.cellActor.length;
  const counts = [new Int32Array(cells), new Int32Array(cells), new Int32Array(cells)];
  for (let unit = 0; unit < said.length; unit++) {
    const year = index.unitYear[unit]!;
    if (said[unit] === 0 || year < years.from || year > years.to) continue;
    counts[sideOf(said[unit]!)]![index.unitCell[unit]!]!++;
  }
  const surest = new Float64Array(cells);
  for (let entry = 0; entry < index.entryRow.length; entry++) {
    const row = index.entryRow[entry]!;
    const unit = index.entryUnit[entry]!;
    const year = index.unitYear[unit]!;
    if (year < years.from || year > years.to || !selected(row)) continue;
    const cell = index.unitCell[unit]!;
    surest[cell] = Math.max(surest[cell]!, index.rows.confidence[row]!);
  }
  const found: Cell[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const [support, oppose, mixed] = [counts[0]![cell]!, counts[1]![cell]!, counts[2]![cell]!];
    const documents = support + oppose + mixed;
    if (documents === 0) continue;
    found.push({
      actor: index.cellActor[cell]!,
      concept: index.cellConcept[cell]!,
      support,
      oppose,
      mixed,
      documents,
      net: netOf(support, oppose, documents),
      confidence: surest[cell]!,
    });
  }
  return found;
}
