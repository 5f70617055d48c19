// The release as the views see it.
//
// Tables are columns. What a column refers to is an index into the other table's rows (-1: none), so a
// filter or a count is a loop over a typed array. `row` is always a row number of the table that the
// function belongs to. `at(row)` gives one row as a plain object, for drawing; never use it in a loop
// over all rows.

/** No value in a column of references, codes or days. */
export const NONE = -1;
/** No day in a column of days (days since 1970-01-01; older days are negative, so -1 is a day). */
export const NO_DAY = -2147483648;

/** A closed list of values and what each means (schemas/vocabularies.yaml). */
export interface Vocabulary {
  readonly values: readonly string[];
  readonly descriptions: readonly string[];
}

/** Index of each stance in `vocabularies.stances` and in `positions.stance`. */
export const SUPPORT = 0;
export const OPPOSE = 1;
export const MIXED = 2;
export type StanceCode = 0 | 1 | 2;
export const STANCES = ["support", "oppose", "mixed"] as const;
export type StanceName = (typeof STANCES)[number];

export interface Actors {
  readonly length: number;
  readonly id: readonly string[];
  readonly label: readonly string[];
  /** state, organisation, person, party, group, unknown */
  readonly kind: readonly string[];
  readonly parent: Int32Array;
  readonly successor: Int32Array;
  readonly wikidata: readonly (string | null)[];
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Whether it stands in the codebook; false if minted from a text. */
  readonly listed: Uint8Array;
  /** Row of an id, NONE if there is no such actor. */
  row(id: string): number;
}

export interface Topics {
  readonly length: number;
  readonly id: readonly string[];
  readonly label: readonly string[];
  readonly proposition: readonly string[];
  /** Group id, such as `arms-control`. */
  readonly group: readonly string[];
  /** policy or belief */
  readonly kind: readonly string[];
  readonly targeted: Uint8Array;
  readonly cap: readonly (number | null)[];
  readonly marporSupport: readonly (number | null)[];
  readonly marporOppose: readonly (number | null)[];
  row(id: string): number;
}

export interface Documents {
  readonly length: number;
  readonly id: readonly string[];
  readonly title: readonly (string | null)[];
  readonly publisher: readonly (string | null)[];
  readonly reference: readonly (string | null)[];
  readonly url: readonly (string | null)[];
  readonly genre: readonly string[];
  /** original, excerpt, translation, precis: a précis is our words, not the holder's. */
  readonly textKind: readonly string[];
  readonly language: readonly string[];
  readonly rights: readonly string[];
  readonly edtf: readonly string[];
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly textSha256: readonly string[];
  readonly characters: Int32Array;
  readonly words: Int32Array;
  /** NONE where the parser could not read it. */
  readonly sentences: Int32Array;
  /** Whether the release holds the text itself; else only evidence is quoted. */
  readonly open: Uint8Array;
  row(id: string): number;
}

/** Whom a text's own voice speaks for; rows are sorted by document. */
export interface DocumentActors {
  readonly length: number;
  readonly document: Int32Array;
  readonly holder: Int32Array;
  readonly actor: Int32Array;
  readonly role: readonly string[];
}

export interface Affiliations {
  readonly length: number;
  readonly holder: Int32Array;
  readonly actor: Int32Array;
  readonly role: readonly string[];
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Rows are sorted by document, then by place in the text. */
export interface Positions {
  readonly length: number;
  readonly id: readonly string[];
  readonly document: Int32Array;
  readonly actor: Int32Array;
  readonly holder: Int32Array;
  readonly addressee: Int32Array;
  readonly topic: Int32Array;
  /** 0 support, 1 oppose, 2 mixed */
  readonly stance: Uint8Array;
  /** Index into vocabularies.acts.values; likewise voice, dateSource, reviewStatus. */
  readonly act: Uint8Array;
  readonly voice: Uint8Array;
  /** Index into dates. */
  readonly date: Int32Array;
  readonly dateSource: Uint8Array;
  readonly charStart: Int32Array;
  readonly charEnd: Int32Array;
  readonly sentence: Int32Array;
  /** From 0 to 1. */
  readonly confidence: Float64Array;
  readonly extractor: readonly string[];
  readonly reviewStatus: Uint8Array;
  /** Days of the date: from dates, spread to rows. NO_DAY where open. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Year of start, else of end: the year in which the table `stances` counts the row. */
  readonly year: Int32Array;
  /** Rows of actors that fill the topic's open slot. */
  targets(row: number): readonly number[];
  row(id: string): number;
  at(row: number): Position;
}

/** One position as an object. */
export interface Position {
  readonly row: number;
  readonly id: string;
  readonly document: number;
  readonly actor: number;
  readonly holder: number;
  readonly addressee: number;
  readonly topic: number;
  readonly targets: readonly number[];
  readonly stance: StanceName;
  readonly act: string;
  readonly voice: string;
  readonly edtf: string;
  readonly precision: string;
  readonly dateSource: string;
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly charStart: number;
  readonly charEnd: number;
  readonly sentence: number;
  readonly confidence: number;
  readonly extractor: string;
  readonly reviewStatus: string;
}

/** The different dates of positions. */
export interface Dates {
  readonly edtf: readonly string[];
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly precision: readonly string[];
}

/** The denominators: documents, words and positions of an actor in a year of publication. */
export interface Coverage {
  readonly length: number;
  readonly actor: Int32Array;
  readonly year: Int32Array;
  readonly documents: Int32Array;
  readonly words: Int32Array;
  readonly positions: Int32Array;
}

export interface QualityRow {
  readonly measure: string;
  readonly genre: string | null;
  readonly period: string | null;
  readonly value: number | null;
  readonly n: number;
}

export interface QuarantineRow {
  readonly source_path: string;
  readonly stage: string;
  readonly rule: string;
  readonly reason: string;
  readonly locator: string | null;
}

/** A file of the release, for downloads. */
export interface FileRow {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What changed since the version before, counted. */
export interface ChangeCounts {
  readonly before: string | null;
  readonly change: string | null;
  readonly reasons: readonly string[];
  readonly kept: number;
  readonly tables: readonly {
    readonly table: string;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  }[];
  /** Rows of positions that are new, and that differ, in this version. */
  readonly added: Int32Array;
  readonly changed: Int32Array;
}

export interface Creator {
  readonly name: string;
  readonly given: string | null;
}

/** What the release is: from the facts that every file of it states. */
export interface About {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly texts: string;
  readonly version: string;
  readonly released: string;
  readonly digest: string;
  readonly schemaVersion: string;
  readonly doi: string | null;
  readonly landing: string | null;
  readonly publisher: string;
  readonly creators: readonly Creator[];
  readonly licences: readonly { readonly of: string; readonly name: string; readonly title: string; readonly path: string }[];
  readonly citation: string;
}

export interface Release {
  readonly about: About;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  readonly actors: Actors;
  readonly topics: Topics;
  readonly documents: Documents;
  readonly documentActors: DocumentActors;
  readonly affiliations: Affiliations;
  readonly positions: Positions;
  readonly dates: Dates;
  readonly coverage: Coverage;
  readonly quality: readonly QualityRow[];
  readonly quarantine: readonly QuarantineRow[];
  readonly changes: ChangeCounts;
  readonly files: readonly FileRow[];
  /** Rows of positions by a column, in the order of positions. Made once, kept. */
  positionsOf(column: "actor" | "topic" | "document" | "holder" | "addressee", row: number): Int32Array;
  /** Words of evidence, and texts; in a large release they are loaded when asked for. */
  readonly words: Words;
}

/** Quotations and texts, which large releases keep in files beside the page. */
export interface Words {
  /** The quotation of a position, undefined while it is being loaded. */
  quote(position: number): string | undefined;
  /** The text of a document: null where rights do not allow it, undefined while it is being loaded. */
  text(document: number): string | null | undefined;
  loadQuotes(positions: Iterable<number>): Promise<void>;
  loadAllQuotes(): Promise<void>;
  loadText(document: number): Promise<void>;
  /** Whether every quotation is at hand. */
  readonly complete: boolean;
}
