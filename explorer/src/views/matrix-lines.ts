// Lines and tiles of the matrix: which actors and concepts or fields are shown, in which order.
//
// Belongs here: from a selection to what is drawn, without drawing. Does not: counting (stance).

import { clustered, type Entry } from "../charts/ordering.ts";
import { isLow } from "../model/confidence.ts";
import { stanceIndex, type Selection } from "../model/stance-selection.ts";
import { conceptName } from "../model/stance-names.ts";
import { tally, type Cell } from "../model/stance.ts";
import type { Release } from "../model/types.ts";

export type Order = "documents" | "likeness" | "field" | "name";
export type Across = "topics" | "fields";

export interface MatrixWish {
  readonly selection: Selection;
  readonly across: Across;
  readonly order: Order;
  readonly rows: number;
  readonly columns: number;
  readonly query: string;
}

/** A column: one concept, or all concepts of a field. */
export interface MatrixColumn {
  readonly key: number;
  readonly concept: number | null;
  readonly group: string;
}

export interface MatrixTile extends Omit<Cell, "concept"> {
  readonly row: number;
  readonly column: number;
  readonly low: boolean;
}

export interface MatrixLines {
  readonly actors: readonly number[];
  readonly columns: readonly MatrixColumn[];
  readonly tiles: readonly MatrixTile[];
  readonly allActors: number;
  readonly allColumns: number;
  readonly cells: readonly Cell[];
}

export function matrixLines(release: Release, wish: MatrixWish): MatrixLines {
  const index = stanceIndex(release);
  const cells = tally(index, wish.selection.keeps, wish.selection.years);
  const groups = [...new Set(release.topics.group)];
  const groupOf = (concept: number): string => release.topics.group[index.concepts[concept]!.topic]!;
  const fields = index.concepts.map((_, concept) => groups.indexOf(groupOf(concept)));
  const columnKey = (cell: Cell): number => (wish.across === "topics" ? cell.concept : fields[cell.concept]!);
  const columnName = (key: number): string => (wish.across === "topics" ? conceptName(release, index.concepts[key]!) : groups[key]!);

  const matches = matcher(wish.query);
  const actorMatches = matches && new Set(release.actors.label.flatMap((label, row) => (matches(`${label} ${release.actors.id[row]}`) ? [row] : [])));
  const keys = new Set(cells.map(columnKey));
  const columnMatches = matches && new Set([...keys].filter((key) => matches(columnName(key))));
  // A search finds actors, or topics, or both; the side that it does not speak of stays whole.
  const keepsActor = (actor: number): boolean => !actorMatches || actorMatches.size === 0 || actorMatches.has(actor);
  const keepsColumn = (key: number): boolean => !columnMatches || columnMatches.size === 0 || columnMatches.has(key);
  const nothing = Boolean(actorMatches && columnMatches && actorMatches.size + columnMatches.size === 0);
  const kept = nothing ? [] : cells.filter((cell) => keepsActor(cell.actor) && keepsColumn(columnKey(cell)));

  const columns = first(kept, columnKey);
  const shownColumns = columns.slice(0, wish.columns);
  // Among the shown columns, so that no shown actor is an empty row.
  const inside = new Set(shownColumns);
  const actors = first(kept.filter((cell) => inside.has(columnKey(cell))), (cell) => cell.actor);
  const shownActors = actors.slice(0, wish.rows);
  const merged = merge(kept, columnKey, new Set(shownActors), inside);

  const [orderedActors, orderedColumns] = arranged(wish.order, shownActors, shownColumns, merged,
    (actor) => release.actors.label[actor] ?? "", columnName,
    (key) => (wish.across === "topics" ? groups.indexOf(groupOf(key)) : 0));
  const rowOf = new Map(orderedActors.map((actor, at) => [actor, at]));
  const placeOf = new Map(orderedColumns.map((key, at) => [key, at]));
  return {
    actors: orderedActors,
    columns: orderedColumns.map((key) => ({
      key, concept: wish.across === "topics" ? key : null, group: wish.across === "topics" ? groupOf(key) : groups[key]!,
    })),
    tiles: merged.map((one) => ({ ...one, row: rowOf.get(one.actor)!, column: placeOf.get(one.key)!, low: isLow(one.confidence) })),
    allActors: new Set(kept.map((cell) => cell.actor)).size,
    allColumns: columns.length,
    cells,
  };
}

interface Merged extends Omit<Cell, "concept"> {
  readonly key: number;
}

/** Cells of the shown lines; in a field, the counts of its concepts added up. */
function merge(cells: readonly Cell[], columnKey: (cell: Cell) => number, actors: ReadonlySet<number>, columns: ReadonlySet<number>): Merged[] {
  const found = new Map<number, Merged>();
  const width = cells.reduce((most, cell) => Math.max(most, columnKey(cell)), 0) + 1;
  for (const cell of cells) {
    const key = columnKey(cell);
    if (!actors.has(cell.actor) || !columns.has(key)) continue;
    const name = cell.actor * width + key;
    const before = found.get(name);
    const support = cell.support + (before?.support ?? 0);
    const oppose = cell.oppose + (before?.oppose ?? 0);
    const mixed = cell.mixed + (before?.mixed ?? 0);
    const documents = support + oppose + mixed;
    found.set(name, {
      actor: cell.actor, key, support, oppose, mixed, documents,
      net: (support - oppose) / documents,
      confidence: Math.max(cell.confidence, before?.confidence ?? 0),
    });
  }
  return [...found.values()];
}

/** Keys by falling number of documents, ties by number. */
function first(cells: readonly Cell[], keyOf: (cell: Cell) => number): number[] {
  const sums = new Map<number, number>();
  for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.documents);
  return [...sums].sort(([a, m], [b, n]) => n - m || a - b).map(([key]) => key);
}

function arranged(
  order: Order, actors: readonly number[], columns: readonly number[], merged: readonly Merged[],
  actorName: (actor: number) => string, columnName: (key: number) => string, field: (key: number) => number,
): [readonly number[], readonly number[]] {
  const { compare } = new Intl.Collator("en");
  const byName = (name: (key: number) => string) => (a: number, b: number): number => compare(name(a), name(b)) || a - b;
  if (order === "name") return [[...actors].sort(byName(actorName)), [...columns].sort(byName(columnName))];
  if (order === "field") {
    const rank = new Map(columns.map((key, at) => [key, at]));
    return [actors, [...columns].sort((a, b) => field(a) - field(b) || rank.get(a)! - rank.get(b)!)];
  }
  if (order === "documents") return [actors, columns];
  const rowOf = new Map(actors.map((actor, at) => [actor, at]));
  const placeOf = new Map(columns.map((key, at) => [key, at]));
  // Net stance weighed by its number of documents, flattened: one text must not count like twenty.
  const entries: Entry[] = merged.map((one) => ({
    row: rowOf.get(one.actor)!, column: placeOf.get(one.key)!, value: one.net * Math.sqrt(one.documents),
  }));
  const turned = entries.map(({ row, column, value }) => ({ row: column, column: row, value }));
  return [clustered(actors.length, entries).map((at) => actors[at]!), clustered(columns.length, turned).map((at) => columns[at]!)];
}

/** Whether a name holds every word of the query; null for an empty query. */
function matcher(query: string): ((name: string) => boolean) | null {
  const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return (name) => {
    const text = plain(name);
    return words.every((word) => text.includes(word));
  };
}
