// The data as demarche.explorer writes them into the page (demarche/explorer/tables.py names each column).
//
// References are row numbers, days are days since 1970, nothing is null except where said.

import type { About, FileRow, QualityRow, QuarantineRow } from "./types.ts";

export const FORMAT = 1;

export interface Coded {
  readonly values: readonly string[];
  readonly codes: readonly number[];
}

type Numbers = readonly number[];
type Days = readonly (number | null)[];
type Strings = readonly string[];
type Optional = readonly (string | null)[];

export interface WireBlocks {
  readonly actors: {
    readonly id: Strings; readonly label: Strings; readonly kind: Coded; readonly parent: Numbers;
    readonly successor: Numbers; readonly wikidata: Optional; readonly start: Days; readonly end: Days;
    readonly listed: Numbers;
  };
  readonly topics: {
    readonly id: Strings; readonly label: Strings; readonly proposition: Strings; readonly group: Coded;
    readonly kind: Coded; readonly targeted: Numbers; readonly cap: readonly (number | null)[];
    readonly marpor_support: readonly (number | null)[]; readonly marpor_oppose: readonly (number | null)[];
  };
  readonly documents: {
    readonly id: Strings; readonly title: Optional; readonly publisher: Optional; readonly reference: Optional;
    readonly url: Optional; readonly genre: Coded; readonly text_kind: Coded; readonly language: Coded;
    readonly rights: Coded; readonly edtf: Strings; readonly start: Days; readonly end: Days;
    readonly text_sha256: Strings; readonly characters: Numbers; readonly words: Numbers;
    readonly sentences: Numbers; readonly open: Numbers;
  };
  readonly document_actors: { readonly document: Numbers; readonly holder: Numbers; readonly actor: Numbers; readonly role: Coded };
  readonly affiliations: {
    readonly holder: Numbers; readonly actor: Numbers; readonly role: Coded; readonly start: Days; readonly end: Days;
  };
  readonly dates: { readonly edtf: Strings; readonly start: Days; readonly end: Days; readonly precision: Coded };
  readonly positions: {
    /** Ids without their `p-`, joined by blanks. */
    readonly id: string; readonly document: Numbers; readonly actor: Numbers; readonly holder: Numbers;
    readonly addressee: Numbers; readonly topic: Numbers; readonly targets: readonly Numbers[];
    readonly target_set: Numbers; readonly stance: Numbers; readonly act: Numbers; readonly voice: Numbers;
    readonly date: Numbers; readonly date_source: Numbers; readonly char_start: Numbers; readonly length: Numbers;
    readonly sentence: Numbers; readonly confidence: Numbers; readonly extractor: Coded; readonly review_status: Numbers;
  };
  readonly coverage: {
    readonly actor: Numbers; readonly year: Numbers; readonly documents: Numbers; readonly words: Numbers;
    readonly positions: Numbers;
  };
  readonly quality: readonly QualityRow[];
  readonly quarantine: readonly QuarantineRow[];
  readonly changes: {
    readonly before: string | null; readonly change: string | null; readonly reasons: Strings; readonly kept: number;
    readonly tables: readonly { readonly table: string; readonly added: number; readonly removed: number; readonly changed: number }[];
    readonly added: Numbers; readonly changed: Numbers;
  };
  readonly files: readonly FileRow[];
  readonly quotes: Strings;
  /** Text of each document, null where rights do not allow it. */
  readonly texts: Optional;
}

export type BlockName = keyof WireBlocks;

/** A file beside the page that holds rows `first` to `first + rows` of a block. */
export interface Part {
  readonly file: string;
  readonly first: number;
  readonly rows: number;
}

export interface Wire {
  readonly format: number;
  readonly about: About;
  readonly vocabularies: Readonly<Record<string, { readonly values: Strings; readonly descriptions: Strings }>>;
  readonly blocks: Partial<WireBlocks>;
  /** Blocks that stand in files beside the page. */
  readonly parts: Readonly<Partial<Record<BlockName, readonly Part[]>>>;
  /** Rows of positions and documents, known before their parts are loaded. */
  readonly counts: { readonly positions: number; readonly documents: number };
}
