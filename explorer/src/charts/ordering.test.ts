import assert from "node:assert/strict";
import { test } from "node:test";
import { clustered, type Entry } from "./ordering.ts";

const entries = (profiles: readonly (readonly number[])[]): Entry[] =>
  profiles.flatMap((profile, row) => profile.map((value, column) => ({ row, column, value })));

test("like stands beside like, empty rows last", () => {
  const order = clustered(5, entries([[1, 1, 0], [-1, -1, 0], [0, 0, 0], [1, 0.8, 0], [-0.9, -1, 0]]));
  assert.equal(order.at(-1), 2);
  assert.equal(Math.abs(order.indexOf(0) - order.indexOf(3)), 1);
  assert.equal(Math.abs(order.indexOf(1) - order.indexOf(4)), 1);
});

test("every row once, whatever the size, and the same again", () => {
  for (const rows of [0, 1, 2, 60]) {
    const some = Array.from({ length: rows * 4 }, (_, at) => ({ row: at % Math.max(1, rows), column: (at * 7) % 13, value: ((at * 5) % 7) - 3 }));
    const order = clustered(rows, some);
    assert.deepEqual([...order].sort((a, b) => a - b), Array.from({ length: rows }, (_, row) => row));
    assert.deepEqual(clustered(rows, some), order);
  }
});
