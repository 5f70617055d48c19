// Figures of the page against figures of a release: the same rows must give the same counts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { changesOfSide, stancesByYear } from "./stance-changes.ts";
import { relations } from "./stance-relations.ts";
import { indexStances, tally, type StanceRows } from "./stance.ts";
import { MIXED, NONE, OPPOSE, STANCES, SUPPORT } from "./types.ts";

interface Said {
  actor: string;
  topic: string;
  document: string;
  year: number;
  stance: string;
  targets?: string[];
  confidence?: number;
}

class Names {
  readonly list: string[] = [];
  readonly #row = new Map<string, number>();
  row(name: string): number {
    const known = this.#row.get(name);
    if (known !== undefined) return known;
    this.#row.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

/** Rows as the page holds them, actors in the order of the alphabet as in the release. */
function held(said: readonly Said[]) {
  const [actors, topics, documents] = [new Names(), new Names(), new Names()];
  const named = said.flatMap((row) => [row.actor, ...(row.targets ?? [])]);
  for (const name of [...new Set(named)].sort()) actors.row(name);
  const targets = said.map((row) => (row.targets ?? []).map((name) => actors.row(name)));
  const rows: StanceRows = {
    length: said.length,
    actor: Int32Array.from(said, (row) => actors.row(row.actor)),
    topic: Int32Array.from(said, (row) => topics.row(row.topic)),
    document: Int32Array.from(said, (row) => documents.row(row.document)),
    year: Int32Array.from(said, (row) => row.year),
    stance: Uint8Array.from(said, (row) => STANCES.indexOf(row.stance as "support")),
    confidence: Float64Array.from(said, (row) => row.confidence ?? 0.5),
    targets: (row) => targets[row]!,
  };
  const index = indexStances(rows);
  const concept = (at: number): string => {
    const { topic, target } = index.concepts[at]!;
    return `${topics.list[topic]},${target === NONE ? "" : actors.list[target]}`;
  };
  return { index, actors: actors.list, concept };
}

function row(actor: string, stance: string, year = 2000, document = "d1", topic = "t", targets: string[] = []): Said {
  return { actor, topic, document, year, stance, targets };
}

test("a document counts once, and is mixed if its positions differ", () => {
  const { index } = held([
    row("A", "support"), row("A", "support"), row("A", "support", 2000, "d2"), row("A", "oppose", 2000, "d2"),
    row("A", "oppose", 2000, "d3"), row("A", "mixed", 2000, "d4"),
  ]);
  const [cell, ...more] = tally(index);
  assert.equal(more.length, 0);
  assert.deepEqual([cell!.support, cell!.oppose, cell!.mixed, cell!.documents, cell!.net], [1, 1, 2, 4, 0]);
});

test("each target is a concept of its own, named twice counts once", () => {
  const { index, concept } = held([row("A", "oppose", 2000, "d1", "t", ["B", "C", "B"]), row("A", "support", 2000, "d1", "t")]);
  assert.deepEqual(
    tally(index).map((cell) => [concept(cell.concept), cell.net, cell.documents]),
    [["t,", 1, 1], ["t,B", -1, 1], ["t,C", -1, 1]],
  );
});

test("a selection of rows decides what a document says, a selection of years which documents count", () => {
  const { index } = held([row("A", "support"), row("A", "oppose"), row("A", "oppose", 2005, "d2")]);
  assert.equal(tally(index)[0]!.mixed, 1);
  assert.equal(tally(index, (at) => at !== 1)[0]!.support, 1);
  assert.deepEqual(tally(index, undefined, { from: 2001, to: 2010 })[0], {
    actor: 0, concept: 0, support: 0, oppose: 1, mixed: 0, documents: 1, net: -1, confidence: 0.5,
  });
  assert.deepEqual(tally(index, () => false), []);
});

test("congruence and conflict by hand", () => {
  const { index } = held([
    row("A", "support", 2000, "d1"), row("A", "support", 2001, "d2"), row("A", "oppose", 2002, "d3"),
    row("B", "support", 2000, "d4"), row("B", "mixed", 2000, "d5"), row("C", "oppose", 2000, "d6", "u"),
  ]);
  const [edge, ...more] = relations(tally(index));
  assert.equal(more.length, 0);
  // A: 2 support, 1 oppose; B: 1 support; documents that take a side: 3 and 1, mean 2.
  assert.deepEqual([edge!.congruence, edge!.conflict, edge!.congruenceWeight, edge!.weight], [2, 1, 1, 0.5]);
});

test("a turn is a change of side; a year on no side does not hide it", () => {
  const { index } = held([
    row("A", "support", 1990, "d1"), row("A", "mixed", 1995, "d2"), row("A", "oppose", 2000, "d3"),
    row("A", "oppose", 2001, "d4"), row("B", "oppose", 1990, "d5"), row("B", "oppose", 2002, "d6"),
  ]);
  const changes = changesOfSide(stancesByYear(index));
  assert.deepEqual(changes.map((one) => [one.actor, one.before.year, one.after.year, one.after.net]), [[0, 1990, 2000, -1]]);
});

test("counting agrees with a plain count over random rows", () => {
  let seed = 7;
  const draw = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const said = Array.from({ length: 4000 }, () =>
    row(`a${draw(9)}`, STANCES[draw(3)]!, -50 + draw(90), `d${draw(60)}`, `t${draw(7)}`, draw(3) ? [] : [`a${draw(9)}`]),
  );
  const { index, actors, concept } = held(said);
  const stances = new Map<string, Set<string>>();
  for (const one of said) {
    for (const target of one.targets!.length ? one.targets! : [""]) {
      const key = [one.actor, one.topic, target, one.year, one.document].join(",");
      stances.set(key, (stances.get(key) ?? new Set()).add(one.stance));
    }
  }
  const expected = new Map<string, number[]>();
  for (const [key, said] of stances) {
    const cell = key.split(",").slice(0, 4).join(",");
    const counts = expected.get(cell) ?? [0, 0, 0];
    counts[said.size > 1 ? MIXED : said.has("support") ? SUPPORT : said.has("oppose") ? OPPOSE : MIXED]!++;
    expected.set(cell, counts);
  }
  const found = new Map(
    stancesByYear(index).map((one) => [
      [actors[one.actor], concept(one.concept), one.year].join(","), [one.support, one.oppose, one.mixed],
    ]),
  );
  assert.deepEqual(sorted(found), sorted(expected));
});

const release = process.env["DEMARCHE_RELEASE"];
const skip = release ? false : "DEMARCHE_RELEASE names no release folder";

test("stances, congruence and conflict are those of the release, whole and by year", { skip }, () => {
  const said = table("csv/positions.csv").map((one) => ({
    actor: one["actor_id"]!,
    topic: one["topic_id"]!,
    document: one["document_id"]!,
    year: Number((one["date_start"] || one["date_end"])!.slice(0, 4)),
    stance: one["stance"]!,
    targets: one["target_ids"] ? one["target_ids"].split(";") : [],
    confidence: Number(one["confidence"]),
  }));
  const { index, actors, concept } = held(said);
  const years = stancesByYear(index).map((one) => [
    actors[one.actor], concept(one.concept), one.year, one.support, one.oppose, one.mixed, one.net, one.documents,
  ]);
  const counts = ["support", "oppose", "mixed", "net", "documents"];
  same(years, rows("csv/stances.csv", ["actor_id", "topic_id", "target_id", "year", ...counts]));
  for (const year of [null, ...new Set(years.map((one) => one[2] as number))]) {
    const cells = year === null ? tally(index) : tally(index, undefined, { from: year, to: year });
    const folder = year === null ? "networks" : `networks/years/${String(year).padStart(4, "0")}`;
    same(
      cells.map((one) => [actors[one.actor], concept(one.concept), one.support, one.oppose, one.mixed, one.net, one.documents]),
      rows(`${folder}/actor-topic.csv`, ["actor_id", "topic_id", "target_id", ...counts]),
    );
    const edges = relations(cells).map((one) => ({ ...one, pair: [actors[one.source], actors[one.target]] }));
    const columns = ["source", "target", "weight", "count", "topics"];
    same(
      edges.filter((one) => one.congruence > 0).map((one) => [...one.pair, one.congruenceWeight, one.congruence, one.congruenceTopics]),
      rows(`${folder}/congruence.csv`, columns),
    );
    same(
      edges.filter((one) => one.conflict > 0).map((one) => [...one.pair, one.conflictWeight, one.conflict, one.conflictTopics]),
      rows(`${folder}/conflict.csv`, columns),
    );
    same(
      edges.map((one) => [...one.pair, one.weight, one.congruence - one.conflict, one.topics]),
      rows(`${folder}/subtract.csv`, columns),
    );
  }
});

function same(found: unknown[][], expected: string[]): void {
  assert.deepEqual(found.map((one) => one.join(",")).sort(), expected.sort());
}

function sorted(map: Map<string, number[]>): [string, number[]][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The columns of a CSV as lines, numbers as the page would write them; no lines if there is no file. */
function rows(path: string, columns: string[]): string[] {
  return table(path).map((one) =>
    columns
      .map((name) => (one[name] !== "" && !Number.isNaN(Number(one[name])) ? Number(one[name]) : one[name]))
      .join(","),
  );
}

/** The records of a CSV of the release. */
function table(path: string): Record<string, string>[] {
  let text: string;
  try {
    text = readFileSync(join(release!, path), "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT" && path.startsWith("networks/")) return [];
    throw error;
  }
  const records: string[][] = [[]];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === "") break;
    if (match[3] !== ",") records.push([]);
  }
  const [header, ...body] = records;
  return body
    .filter((record) => record.length === header!.length)
    .map((record) => Object.fromEntries(header!.map((name, at) => [name, record[at]!])));
}
