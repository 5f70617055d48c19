import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_DAY } from "../model/types.ts";
import { below, lay, nearest, type Mark } from "./timeline-layout.ts";

const mark = (key: number, start: number, end = start, stance = 0): Mark => ({ key, start, end, stance, low: false, vague: false });
const row = (marks: readonly Mark[], turns: readonly number[] = []) => ({ label: "A", href: "#", marks, turns });

test("marks of one day are piled up, marks far apart stand side by side", () => {
  const { placed } = lay([row([mark(1, 100), mark(2, 100), mark(3, 9000)])], 900, 200, false);
  const [first, second, third] = [1, 2, 3].map((key) => placed.find((one) => one.mark.key === key)!);
  assert.equal(first!.x, second!.x);
  assert.notEqual(first!.y, second!.y);
  assert.equal(first!.y, third!.y);
});

test("no two marks of a row touch, whatever their dates", () => {
  let seed = 11;
  const draw = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const marks = Array.from({ length: 40 }, (_, key) => {
    const start = draw(20000);
    return mark(key, start, start + (draw(3) ? 0 : draw(2000)), draw(3));
  });
  const { placed } = lay([row(marks)], 1200, 200, false);
  for (const a of placed) {
    for (const b of placed) {
      if (a.mark.key < b.mark.key && a.y === b.y) assert.ok(a.right < b.left || b.right < a.left, `${a.mark.key} and ${b.mark.key}`);
    }
  }
});

test("a pile too high is counted, and no mark is lost", () => {
  const laid = lay([row(Array.from({ length: 30 }, (_, key) => mark(key, 500)))], 900, 200, false);
  assert.equal(laid.placed.length + laid.more.reduce((sum, one) => sum + one.count, 0), 30);
});

test("an open end runs to the edge, a span is drawn over its days", () => {
  const { placed, axis } = lay([row([mark(1, 1000, NO_DAY), mark(2, NO_DAY, 3000), mark(3, 1500, 2500)])], 900, 200, false);
  const by = (key: number) => placed.find((one) => one.mark.key === key)!;
  assert.equal(by(1).right, axis.x(axis.to));
  assert.equal(by(2).left, axis.x(axis.from));
  assert.deepEqual([by(3).left, by(3).right], [axis.x(1500), axis.x(2500)]);
});

test("nothing to draw, and one day alone", () => {
  assert.deepEqual(lay([], 600, 100, false).placed, []);
  const [only] = lay([row([mark(1, 0)])], 600, 100, true).placed;
  assert.ok(only!.x > 100 && only!.x < 600);
});

test("the pointer finds the row it is in and the mark it is near", () => {
  assert.deepEqual([0, 26, 27, 59, 60, 999].map((y) => below([26, 60], y)), [-1, 0, 0, 0, 1, 1]);
  const { byRow } = lay([row([mark(1, 0), mark(2, 5000)])], 900, 200, false);
  assert.equal(nearest(byRow[0]!, 880), 1);
});
