import assert from "node:assert/strict";
import { test } from "node:test";
import { count, edtf, edtfShort, net } from "./format.ts";

test("EDTF dates are told in plain words", () => {
  const said: Readonly<Record<string, string>> = {
    "2022-09-21": "21 September 2022",
    "2001-08~": "about August 2001",
    "2001?": "2001 (uncertain)",
    "2001-21": "spring 2001",
    "199X": "the 1990s",
    "18XX": "19th century",
    "1947~/1991": "about 1947 to 1991",
    "2008-11-05/2009-01-19": "5 November 2008 to 19 January 2009",
    "1991/..": "from 1991 on",
    "../1991": "until 1991",
    "/1991": "until 1991",
    "0044-03-15": "15 March 44",
    "2004-06-XX": "June 2004",
    "2004-XX-XX": "2004, month not known",
  };
  for (const [value, words] of Object.entries(said)) assert.equal(edtf(value), words);
  assert.equal(edtfShort("2022-11-21"), "21 Nov 2022");
});

test("numbers carry their sign and their noun", () => {
  assert.equal(net(-0.5), "\u22120.50");
  assert.equal(net(1), "+1.00");
  assert.equal(net(0), "0.00");
  assert.equal(count(1, "text"), "1 text");
  assert.equal(count(12345, "text"), "12,345 texts");
});
