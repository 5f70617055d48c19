import assert from "node:assert/strict";
import { test } from "node:test";
import { length, segments, slice } from "./spans.ts";

test("an emoji does not shift what follows it", () => {
  const text = "🙂 He opposed 👩‍👩‍👧 it.";
  const points = Array.from(text);
  const start = points.indexOf("H");
  const parts = segments(text, [{ start, end: start + 10 }]);
  assert.deepEqual(parts.map((part) => part.text), ["🙂 ", "He opposed", " 👩‍👩‍👧 it."]);
  assert.equal(slice(text, start, start + 10), "He opposed");
  assert.equal(length(text), points.length);
});

test("overlapping, nested and equal spans keep every letter once", () => {
  const text = "abcdefghij";
  const spans = [{ start: 1, end: 6 }, { start: 4, end: 9 }, { start: 4, end: 6 }, { start: 4, end: 6 }];
  const parts = segments(text, spans);
  assert.equal(parts.map((part) => part.text).join(""), text);
  assert.deepEqual(parts.map((part) => [part.text, part.cover]), [
    ["a", []], ["bcd", [0]], ["ef", [0, 1, 2, 3]], ["ghi", [1]], ["j", []],
  ]);
});

test("cutting is the same as counting letters one by one", () => {
  const letters = ["a", "🙂", "é", "\n", "𝔘", "中"];
  let seed = 7;
  const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  for (let turn = 0; turn < 200; turn += 1) {
    const points = Array.from({ length: random(30) }, () => letters[random(letters.length)]!);
    const spans = Array.from({ length: random(6) }, () => {
      const start = random(points.length + 1);
      return { start, end: start + random(points.length - start + 1) };
    });
    const parts = segments(points.join(""), spans);
    assert.equal(parts.map((part) => part.text).join(""), points.join(""));
    for (const part of parts) {
      assert.equal(part.text, points.slice(part.start, part.end).join(""));
      const cover = spans.flatMap((span, k) => (span.start <= part.start && part.end <= span.end && span.start < span.end ? [k] : []));
      assert.deepEqual(part.cover, cover);
    }
  }
});

test("spans beyond the text mark nothing and break nothing", () => {
  assert.deepEqual(segments("ab", [{ start: 5, end: 9 }]).map((part) => [part.text, part.cover]), [["ab", []]]);
  assert.deepEqual(segments("", []), []);
});
