import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "./download.ts";

test("a text that a spreadsheet would run is disarmed, and can be told from one that was not", () => {
  const cells = ["=1+1", "'=1+1", " +2", "-3", "@x", "\t4", "\uFF1D5", "plain", "a-b"];
  const lines = csv(["text"], cells.map((cell) => [cell])).slice(1).trimEnd().split("\r\n").slice(1);
  assert.deepEqual(lines, ["'=1+1", "''=1+1", "' +2", "'-3", "'@x", "'\t4", "'\uFF1D5", "plain", "a-b"]);
});

test("numbers stay numbers, null is empty, an empty text is quoted", () => {
  assert.equal(csv(["a", "b", "c"], [[-0.5, null, ""]]), '\uFEFFa,b,c\r\n-0.5,,""\r\n');
});

test("quotes, commas and lines are kept", () => {
  assert.equal(csv(["a"], [['say "no",\nnow']]), '\uFEFFa\r\n"say ""no"",\nnow"\r\n');
});
