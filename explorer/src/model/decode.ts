// From the data in the page to the release that the views see (types.ts).

import { loadableWords } from "./loadable.ts";
import { loadPart } from "./parts.ts";
import { NO_DAY, STANCES, type Position, type Positions, type Release } from "./types.ts";
import { FORMAT, type BlockName, type Coded, type Wire, type WireBlocks } from "./wire.ts";

const LATER: ReadonlySet<BlockName> = new Set(["quotes", "texts"]);

/** The release; waits for every block that views need at once, wherever it stands. */
export async function readRelease(wire: Wire): Promise<Release> {
  if (wire.format !== FORMAT) throw new Error(`The data are of format ${wire.format}; this page reads format ${FORMAT}.`);
  const blocks: Record<string, unknown> = { ...wire.blocks };
  const wanted = Object.entries(wire.parts).filter(([name]) => !LATER.has(name as BlockName));
  await Promise.all(wanted.map(async ([name, parts]) => {
    blocks[name] = joined(await Promise.all((parts ?? []).map(loadPart)) as readonly Record<string, unknown>[]);
  }));
  return decode(wire, blocks as unknown as WireBlocks);
}

/** Parts of one block, column by column. */
function joined(parts: readonly Record<string, unknown>[]): unknown {
  const [first = {}, ...rest] = parts;
  if (!rest.length) return first;
  const together = (name: string, values: readonly unknown[]): unknown => {
    const one = values[0];
    if (typeof one === "string") return values.join(" ");
    // Dictionaries are the same in every part.
    if (one && typeof one === "object" && "codes" in one) {
      return { ...one, codes: values.flatMap((value) => (value as Coded).codes) };
    }
    return name === "targets" ? one : (values as readonly (readonly unknown[])[]).flat();
  };
  return Object.fromEntries(Object.keys(first).map((name) => [name, together(name, parts.map((part) => part[name]))]));
}

function decode(wire: Wire, blocks: WireBlocks): Release {
  const dates = {
    edtf: blocks.dates.edtf,
    start: days(blocks.dates.start),
    end: days(blocks.dates.end),
    precision: spread(blocks.dates.precision),
  };
  const positions = readPositions(wire, blocks, dates);
  const groups = new Map<string, Groups>();
  return {
    about: wire.about,
    vocabularies: wire.vocabularies,
    actors: {
      ...keyed(blocks.actors.id),
      label: blocks.actors.label,
      kind: spread(blocks.actors.kind),
      parent: ints(blocks.actors.parent),
      successor: ints(blocks.actors.successor),
      wikidata: blocks.actors.wikidata,
      start: days(blocks.actors.start),
      end: days(blocks.actors.end),
      listed: new Uint8Array(blocks.actors.listed),
    },
    topics: {
      ...keyed(blocks.topics.id),
      label: blocks.topics.label,
      proposition: blocks.topics.proposition,
      group: spread(blocks.topics.group),
      kind: spread(blocks.topics.kind),
      targeted: new Uint8Array(blocks.topics.targeted),
      cap: blocks.topics.cap,
      marporSupport: blocks.topics.marpor_support,
      marporOppose: blocks.topics.marpor_oppose,
    },
    documents: {
      ...keyed(blocks.documents.id),
      title: blocks.documents.title,
      publisher: blocks.documents.publisher,
      reference: blocks.documents.reference,
      url: blocks.documents.url,
      genre: spread(blocks.documents.genre),
      textKind: spread(blocks.documents.text_kind),
      language: spread(blocks.documents.language),
      rights: spread(blocks.documents.rights),
      edtf: blocks.documents.edtf,
      start: days(blocks.documents.start),
      end: days(blocks.documents.end),
      textSha256: blocks.documents.text_sha256,
      characters: ints(blocks.documents.characters),
      words: ints(blocks.documents.words),
      sentences: ints(blocks.documents.sentences),
      open: new Uint8Array(blocks.documents.open),
    },
    documentActors: {
      length: blocks.document_actors.document.length,
      document: ints(blocks.document_actors.document),
      holder: ints(blocks.document_actors.holder),
      actor: ints(blocks.document_actors.actor),
      role: spread(blocks.document_actors.role),
    },
    affiliations: {
      length: blocks.affiliations.holder.length,
      holder: ints(blocks.affiliations.holder),
      actor: ints(blocks.affiliations.actor),
      role: spread(blocks.affiliations.role),
      start: days(blocks.affiliations.start),
      end: days(blocks.affiliations.end),
    },
    positions,
    dates,
    coverage: {
      length: blocks.coverage.actor.length,
      actor: ints(blocks.coverage.actor),
      year: ints(blocks.coverage.year),
      documents: ints(blocks.coverage.documents),
      words: ints(blocks.coverage.words),
      positions: ints(blocks.coverage.positions),
    },
    quality: blocks.quality,
    quarantine: blocks.quarantine,
    changes: { ...blocks.changes, added: ints(blocks.changes.added), changed: ints(blocks.changes.changed) },
    files: blocks.files,
    positionsOf(column, row) {
      let made = groups.get(column);
      if (!made) groups.set(column, (made = grouped(positions[column])));
      return made.of(row);
    },
    words: loadableWords({
      quotes: blocks.quotes,
      quoteParts: wire.parts.quotes,
      positions: wire.counts.positions,
      texts: blocks.texts,
      textParts: wire.parts.texts,
      documents: wire.counts.documents,
    }),
  };
}

function readPositions(wire: Wire, blocks: WireBlocks, dates: Release["dates"]): Positions {
  const given = blocks.positions;
  const length = given.document.length;
  const ids = length ? given.id.split(" ").map((id) => `p-${id}`) : [];
  const date = ints(given.date);
  const charStart = ints(given.char_start);
  const year = dates.start.map((start, k) => yearOf(start === NO_DAY ? dates.end[k]! : start));
  const targetSet = ints(given.target_set);
  const extractor = spread(given.extractor);
  const words = wire.vocabularies;
  const columns = {
    ...keyed(ids),
    document: ints(given.document),
    actor: ints(given.actor),
    holder: ints(given.holder),
    addressee: ints(given.addressee),
    topic: ints(given.topic),
    stance: new Uint8Array(given.stance),
    act: new Uint8Array(given.act),
    voice: new Uint8Array(given.voice),
    date,
    dateSource: new Uint8Array(given.date_source),
    charStart,
    charEnd: charStart.map((start, k) => start + given.length[k]!),
    sentence: ints(given.sentence),
    confidence: new Float64Array(given.confidence),
    extractor,
    reviewStatus: new Uint8Array(given.review_status),
    start: date.map((k) => dates.start[k]!),
    end: date.map((k) => dates.end[k]!),
    year: date.map((k) => year[k]!),
    targets: (row: number): readonly number[] => given.targets[targetSet[row]!] ?? [],
  };
  const at = (row: number): Position => ({
    row,
    id: ids[row]!,
    document: columns.document[row]!,
    actor: columns.actor[row]!,
    holder: columns.holder[row]!,
    addressee: columns.addressee[row]!,
    topic: columns.topic[row]!,
    targets: columns.targets(row),
    stance: STANCES[columns.stance[row]!]!,
    act: words.acts!.values[columns.act[row]!]!,
    voice: words.voices!.values[columns.voice[row]!]!,
    edtf: dates.edtf[date[row]!]!,
    precision: dates.precision[date[row]!]!,
    dateSource: words.date_sources!.values[columns.dateSource[row]!]!,
    start: columns.start[row]!,
    end: columns.end[row]!,
    year: columns.year[row]!,
    charStart: columns.charStart[row]!,
    charEnd: columns.charEnd[row]!,
    sentence: columns.sentence[row]!,
    confidence: columns.confidence[row]!,
    extractor: extractor[row]!,
    reviewStatus: words.review_statuses!.values[columns.reviewStatus[row]!]!,
  });
  return { ...columns, at };
}

interface Groups {
  of(row: number): Int32Array;
}

/** Rows by the value of a column, by counting: linear, and each group a slice of one array. */
function grouped(column: Int32Array): Groups {
  let most = -1;
  for (const value of column) if (value > most) most = value;
  const ends = new Int32Array(most + 2);
  for (const value of column) if (value >= 0) ends[value + 1]! += 1;
  for (let k = 1; k < ends.length; k += 1) ends[k]! += ends[k - 1]!;
  const next = ends.slice();
  const rows = new Int32Array(ends[most + 1] ?? 0);
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row]!;
    if (value >= 0) rows[next[value]!++] = row;
  }
  return { of: (row) => (row >= 0 && row <= most ? rows.subarray(ends[row], ends[row + 1]) : new Int32Array(0)) };
}

function keyed(ids: readonly string[]): { readonly length: number; readonly id: readonly string[]; row(id: string): number } {
  let rows: Map<string, number> | undefined;
  return {
    length: ids.length,
    id: ids,
    row(id) {
      rows ??= new Map(ids.map((one, row) => [one, row]));
      return rows.get(id) ?? -1;
    },
  };
}

// Made by loops: `from` with a function goes through iterators and takes many times as long.
const ints = (values: readonly number[]): Int32Array => new Int32Array(values);
function days(values: readonly (number | null)[]): Int32Array {
  const found = new Int32Array(values.length);
  for (let k = 0; k < found.length; k += 1) found[k] = values[k] ?? NO_DAY;
  return found;
}
const spread = (coded: Coded): string[] => coded.codes.map((code) => coded.values[code] ?? "");
const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();
