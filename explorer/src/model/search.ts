// Full-text search in quotations, and in the names of actors, topics and documents.
//
// All words must be there, each in any of these; "words in quotation marks" must stand together. Case and
// accents do not count. One long text of all quotations is searched, which is as fast as the browser can.

import { documentName } from "../components/links.tsx";
import type { Release } from "./types.ts";

export const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The terms of what somebody typed. */
export function terms(typed: string): readonly string[] {
  const found = [...typed.matchAll(/"([^"]+)"?|(\S+)/g)].map((match) => fold((match[1] ?? match[2] ?? "").trim()));
  return [...new Set(found.filter(Boolean))];
}

interface Index {
  readonly text: string;
  readonly starts: Int32Array;
  readonly actors: readonly string[];
  readonly topics: readonly string[];
  readonly documents: readonly string[];
}

const indexes = new WeakMap<Release, Index>();

/** Rows that hold every term: 1 where they do. Quotations must be at hand (words.complete). */
export function matches(release: Release, wanted: readonly string[]): Uint8Array {
  const { positions } = release;
  const index = indexOf(release);
  const all = new Uint8Array(positions.length).fill(1);
  for (const term of wanted) {
    const here = new Uint8Array(positions.length);
    const actors = containing(index.actors, term);
    const topics = containing(index.topics, term);
    const documents = containing(index.documents, term);
    let row = 0;
    for (let at = index.text.indexOf(term); at >= 0; at = index.text.indexOf(term, at)) {
      row = rowAt(index.starts, at, row);
      here[row] = 1;
      at = index.starts[row + 1]!;
    }
    for (let k = 0; k < positions.length; k += 1) {
      const said = here[k] || actors[positions.actor[k]!] || actors[positions.holder[k]!] || topics[positions.topic[k]!] || documents[positions.document[k]!];
      if (!said) all[k] = 0;
    }
  }
  return all;
}

function indexOf(release: Release): Index {
  let found = indexes.get(release);
  if (!found) {
    const { actors, topics, documents, positions } = release;
    const quotes: string[] = [];
    const starts = new Int32Array(positions.length + 1);
    let at = 0;
    for (let row = 0; row < positions.length; row += 1) {
      const quote = fold(release.words.quote(row) ?? "").replaceAll("\n", " ");
      quotes.push(quote);
      starts[row] = at;
      at += quote.length + 1;
    }
    starts[positions.length] = at;
    found = {
      text: quotes.join("\n"),
      starts,
      actors: actors.label.map((label, row) => fold(`${label}\n${actors.id[row]}`)),
      topics: topics.label.map((label, row) => fold(`${label}\n${topics.proposition[row]}\n${topics.id[row]}`)),
      documents: documents.id.map((id, row) => fold(`${documentName(release, row)}\n${documents.publisher[row] ?? ""}\n${id}`)),
    };
    indexes.set(release, found);
  }
  return found;
}

const containing = (names: readonly string[], term: string): Uint8Array => Uint8Array.from(names, (name) => (name.includes(term) ? 1 : 0));

/** The row whose text holds the place, at or after a row. */
function rowAt(starts: Int32Array, at: number, from: number): number {
  let low = from;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
