// The table's selection against the plainest possible count, on made-up releases.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../router/route.ts";
import { chosen, select, sorting } from "./select.ts";
import { facets } from "./facets.ts";
import { terms } from "./search.ts";
import { madeUp } from "./made-up.ts";

const ADDRESSES = [
  "#/positions", "#/positions?actor=a1", "#/positions?actor=a1,a2&stance=oppose", "#/positions?from=1990&to=1995&topic=g1/t1",
  "#/positions?confidence=low&sort=actor", "#/positions?sort=-confidence", "#/positions?q=peace", "#/positions?q=%22lasting+peace%22&stance=support",
  "#/positions?actor=nobody", "#/positions?sort=stance&group=g1", "#/positions?genre=news&act=demand&sort=topic", "#/positions?q=actor+2",
];

for (const address of ADDRESSES) {
  test(`rows and counts of ${address}`, async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const release = await madeUp(seed, 120);
      const route = parse(address);
      const all = facets(release);
      const { positions, actors, topics, documents } = release;
      const said = (row: number): string =>
        [release.words.quote(row), actors.label[positions.actor[row]!], actors.id[positions.actor[row]!], actors.label[positions.holder[row]!], actors.id[positions.holder[row]!],
          topics.label[positions.topic[row]!], topics.proposition[positions.topic[row]!], topics.id[positions.topic[row]!],
          documents.title[positions.document[row]!], documents.publisher[positions.document[row]!], documents.id[positions.document[row]!]].join("\n").toLowerCase();
      const passes = (row: number, but: string): boolean =>
        all.every((facet) => facet.name === but || (chosen(route, facet)?.has(facet.codes[row]!) ?? true)) &&
        (but === "period" || (positions.year[row]! >= Number(route.params.from ?? -9999) && positions.year[row]! <= Number(route.params.to ?? 9999))) &&
        terms(route.params.q ?? "").every((term) => said(row).includes(term));
      const selection = select(release, route);
      const expected = [...positions.id.keys()].filter((row) => passes(row, ""));
      assert.deepEqual([...selection.rows].sort((a, b) => a - b), expected);
      for (const facet of all) {
        const counts = new Array<number>(facet.ids.length).fill(0);
        for (const row of positions.id.keys()) if (facet.codes[row]! >= 0 && passes(row, facet.name)) counts[facet.codes[row]!]! += 1;
        assert.deepEqual([...selection.counts.get(facet.name)!], counts, facet.name);
      }
      const years = new Map<number, number>();
      for (const row of positions.id.keys()) if (passes(row, "period")) years.set(positions.year[row]!, (years.get(positions.year[row]!) ?? 0) + 1);
      assert.deepEqual([...selection.years].sort(), [...years].sort());
      const value = (row: number): number | string => {
        const by = sorting(route).by;
        // Actors of one name stay together.
        return by === "actor" ? `${actors.label[positions.actor[row]!]!}\n${positions.actor[row]}` : by === "topic" ? topics.label[positions.topic[row]!]!
          : by === "confidence" ? positions.confidence[row]! : by === "stance" ? [0, 2, 1][positions.stance[row]!]! : positions.start[row]!;
      };
      const sign = sorting(route).down ? -1 : 1;
      for (let k = 1; k < selection.rows.length; k += 1) {
        const [a, b] = [selection.rows[k - 1]!, selection.rows[k]!];
        const order = sign * (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0);
        assert.ok(order < 0 || (order === 0 && a < b), `${address}: ${a} before ${b}`);
      }
    }
  });
}

