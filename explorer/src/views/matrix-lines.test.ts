import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUp } from "../model/made-up.ts";
import { conceptName } from "../model/stance-names.ts";
import { selectionOf, stanceIndex } from "../model/stance-selection.ts";
import { tally } from "../model/stance.ts";
import { parse } from "../router/route.ts";
import { matrixLines, type MatrixWish } from "./matrix-lines.ts";

const release = await madeUp(3, 120);
const wish = (address: string, more: Partial<MatrixWish> = {}) => matrixLines(release, {
  selection: selectionOf(release, parse(address)), across: "topics", order: "documents", rows: Infinity, columns: Infinity, query: "", ...more,
});

test("every cell is a tile, with its own counts", () => {
  const { tiles, actors, columns } = wish("#/matrix");
  const cells = tally(stanceIndex(release));
  assert.equal(tiles.length, cells.length);
  for (const cell of cells) {
    const tile = tiles.find((one) => actors[one.row] === cell.actor && columns[one.column]!.concept === cell.concept)!;
    assert.deepEqual([tile.support, tile.oppose, tile.mixed, tile.net], [cell.support, cell.oppose, cell.mixed, cell.net]);
  }
});

test("of many lines those with most documents are shown, and no actor with an empty row", () => {
  const { tiles, actors, columns, allActors, allColumns } = wish("#/matrix", { rows: 2, columns: 3 });
  assert.deepEqual([actors.length, columns.length], [2, 3]);
  assert.ok(allActors > 2 && allColumns > 3);
  for (const row of [0, 1]) assert.ok(tiles.some((tile) => tile.row === row));
});

test("every order shows the same tiles", () => {
  const counts = (order: MatrixWish["order"]): string[] => {
    const { tiles, actors, columns } = wish("#/matrix", { order });
    return tiles.map((tile) => `${actors[tile.row]} ${columns[tile.column]!.key} ${tile.documents}`).sort();
  };
  for (const order of ["likeness", "field", "name"] as const) assert.deepEqual(counts(order), counts("documents"));
});

test("a field adds its concepts up", () => {
  const [fields, topics] = [wish("#/matrix", { across: "fields" }), wish("#/matrix")];
  const sum = (lines: ReturnType<typeof wish>): number => lines.tiles.reduce((total, tile) => total + tile.documents, 0);
  assert.equal(sum(fields), sum(topics));
  assert.ok(fields.columns.length === 2 && fields.tiles.every((tile) => tile.support + tile.oppose + tile.mixed === tile.documents));
});

test("years, fields and confidence narrow what is counted; a search that finds nothing shows nothing", () => {
  const some = wish("#/matrix?from=1990&to=1992&group=g1&sure=high");
  assert.ok(some.tiles.length > 0 && some.columns.every((column) => column.group === "g1"));
  const whole = wish("#/matrix").tiles.reduce((total, tile) => total + tile.documents, 0);
  assert.ok(some.tiles.reduce((total, tile) => total + tile.documents, 0) < whole);
  assert.deepEqual(wish("#/matrix", { query: "nobody" }).tiles, []);
  const names = wish("#/matrix", { query: "tópic 1" }).columns.map((column) => conceptName(release, stanceIndex(release).concepts[column.concept!]!));
  assert.ok(names.length > 0 && names.every((name) => name.startsWith("Topic") && name.includes("1")));
});
