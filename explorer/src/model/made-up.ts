// Releases for tests, made from a seed through the same reading as real ones.

import { readRelease } from "./decode.ts";
import { STANCES, type Release } from "./types.ts";
import type { Wire } from "./wire.ts";

const WORDS = ["a lasting peace", "no more missiles", "peace 🙂", "trade", "the Ålesund accord", "schools"];
const vocabulary = (...values: string[]): Wire["vocabularies"][string] => ({ values, descriptions: values.map((value) => `${value}.`) });


function wire(seed: number, rows: number): Wire {
  let state = seed;
  const random = (n: number): number => (state = (state * 48271) % 2147483647) % n;
  const list = <T>(n: number, make: (k: number) => T): T[] => Array.from({ length: n }, (_, k) => make(k));
  const coded = (values: readonly string[], n: number): { values: readonly string[]; codes: number[] } => ({ values, codes: list(n, () => random(values.length)) });
  const [actors, topics, documents, dates] = [5, 4, 6, 9];
  const document = list(rows, () => random(documents)).sort((a, b) => a - b);
  const genres = ["speech", "news"];
  return {
    format: 1,
    about: { name: "made-up", title: "Made up", description: "", texts: "", version: "0.1.0", released: "2026-01-01", digest: "", schemaVersion: "1.0.0", doi: null, landing: null, publisher: "", creators: [], licences: [], citation: "" },
    vocabularies: {
      stances: vocabulary(...STANCES), acts: vocabulary("demand", "offer"), voices: vocabulary("author", "reported"), genres: vocabulary(...genres),
      review_statuses: vocabulary("unreviewed"), date_sources: vocabulary("document"), precisions: vocabulary("day"),
    },
    blocks: {
      actors: { id: list(actors, (k) => `a${k}`), label: list(actors, (k) => `Actor ${k % 4}`), kind: coded(["state"], actors), parent: list(actors, () => -1), successor: list(actors, () => -1), wikidata: list(actors, () => null), start: list(actors, () => null), end: list(actors, () => null), listed: list(actors, () => 1) },
      topics: { id: list(topics, (k) => `g${k % 2}/t${k}`), label: list(topics, (k) => `Topic ${k}`), proposition: list(topics, (k) => `Topic ${k} should be.`), group: { values: ["g0", "g1"], codes: list(topics, (k) => k % 2) }, kind: coded(["policy"], topics), targeted: list(topics, () => 0), cap: list(topics, () => null), marpor_support: list(topics, () => null), marpor_oppose: list(topics, () => null) },
      documents: { id: list(documents, (k) => `d${k}`), title: list(documents, (k) => (k ? `Title ${k}` : null)), publisher: list(documents, () => null), reference: list(documents, () => null), url: list(documents, () => null), genre: coded(genres, documents), text_kind: coded(["original", "precis"], documents), language: coded(["en"], documents), rights: coded(["CC0-1.0"], documents), edtf: list(documents, () => "1990"), start: list(documents, () => 7305), end: list(documents, () => 7669), text_sha256: list(documents, () => ""), characters: list(documents, () => 9), words: list(documents, () => 9), sentences: list(documents, () => 1), open: list(documents, () => 0) },
      document_actors: { document: [], holder: [], actor: [], role: { values: [], codes: [] } },
      affiliations: { holder: [], actor: [], role: { values: [], codes: [] }, start: [], end: [] },
      dates: { edtf: list(dates, (k) => String(1988 + k)), start: list(dates, (k) => 6574 + 366 * k), end: list(dates, (k) => 6574 + 366 * k + 364), precision: coded(["day"], dates) },
      positions: { id: list(rows, (k) => k.toString(16).padStart(12, "0")).join(" "), document, actor: list(rows, () => random(actors)), holder: list(rows, () => random(actors)), addressee: list(rows, () => random(actors + 1) - 1), topic: list(rows, () => random(topics)), targets: [[], [1]], target_set: list(rows, () => random(2)), stance: list(rows, () => random(3)), act: list(rows, () => random(2)), voice: list(rows, () => random(2)), date: list(rows, () => random(dates)), date_source: list(rows, () => 0), char_start: list(rows, () => 0), length: list(rows, () => 5), sentence: list(rows, () => 0), confidence: list(rows, () => random(1000) / 1000), extractor: coded(["made-up"], rows), review_status: list(rows, () => 0) },
      coverage: { actor: [], year: [], documents: [], words: [], positions: [] },
      quality: [], quarantine: [],
      changes: { before: null, change: "first", reasons: [], kept: 0, tables: [], added: [], changed: [] },
      files: [],
      quotes: list(rows, () => WORDS[random(WORDS.length)]!),
      texts: list(documents, () => null),
    },
    parts: {},
    counts: { positions: rows, documents },
  };
}

/** A release of so many positions; the same for the same seed. */
export const madeUp = (seed: number, rows: number): Promise<Release> => readRelease(wire(seed, rows));
