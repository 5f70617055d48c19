import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "./force.ts";

const far = (a: { x: number; y: number }, b: { x: number; y: number }): number => Math.hypot(a.x - b.x, a.y - b.y);

test("the same network stands the same every time, inside the unit square", () => {
  const radii = Array.from({ length: 40 }, (_, at) => 3 + (at % 5));
  const pulls = radii.map((_, at) => ({ source: at, target: (at * 7 + 1) % 40, weight: (at % 3) - 0.5 })).filter((one) => one.source !== one.target);
  const places = layout(radii, pulls);
  assert.deepEqual(layout(radii, pulls), places);
  assert.ok(places.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1));
});

test("who agrees stands nearer than who disagrees", () => {
  const places = layout([4, 4, 4, 4], [
    { source: 0, target: 1, weight: 1 }, { source: 2, target: 3, weight: 1 },
    { source: 0, target: 2, weight: -1 }, { source: 1, target: 3, weight: -1 },
  ]);
  assert.ok(far(places[0]!, places[1]!) < far(places[0]!, places[2]!));
  assert.ok(far(places[2]!, places[3]!) < far(places[1]!, places[3]!));
});

test("nobody, and one alone", () => {
  assert.deepEqual(layout([], []), []);
  assert.deepEqual(layout([5], []), [{ x: 0.5, y: 0.5 }]);
});
