// The current selection as a file for spreadsheets: the release's own columns, with names beside ids.

import { csv, type CellValue } from "../charts/download.ts";
import { documentName } from "../components/links.tsx";
import { iso } from "./format.ts";
import type { Position, Release } from "./types.ts";

type Cell = (release: Release, one: Position) => CellValue;

const id = (release: Release, actor: number): CellValue => (actor < 0 ? null : release.actors.id[actor]!);
const COLUMNS: Readonly<Record<string, Cell>> = {
  position_id: (_, one) => one.id,
  document_id: (release, one) => release.documents.id[one.document]!,
  document: (release, one) => documentName(release, one.document),
  actor_id: (release, one) => id(release, one.actor),
  actor: (release, one) => release.actors.label[one.actor]!,
  holder_id: (release, one) => id(release, one.holder),
  holder: (release, one) => release.actors.label[one.holder]!,
  addressee_id: (release, one) => id(release, one.addressee),
  topic_id: (release, one) => release.topics.id[one.topic]!,
  proposition: (release, one) => release.topics.proposition[one.topic]!,
  target_ids: (release, one) => one.targets.map((actor) => release.actors.id[actor]!).join("; "),
  stance: (_, one) => one.stance,
  act: (_, one) => one.act,
  voice: (_, one) => one.voice,
  date_edtf: (_, one) => one.edtf,
  date_start: (_, one) => iso(one.start) || null,
  date_end: (_, one) => iso(one.end) || null,
  date_precision: (_, one) => one.precision,
  date_source: (_, one) => one.dateSource,
  quote: (release, one) => release.words.quote(one.row) ?? null,
  text_kind: (release, one) => release.documents.textKind[one.document]!,
  char_start: (_, one) => one.charStart,
  char_end: (_, one) => one.charEnd,
  sentence_index: (_, one) => one.sentence,
  confidence: (_, one) => one.confidence,
  extractor: (_, one) => one.extractor,
  review_status: (_, one) => one.reviewStatus,
  genre: (release, one) => release.documents.genre[one.document]!,
  rights: (release, one) => release.documents.rights[one.document]!,
  version: (release) => release.about.version,
};

/** The file; quotations must be at hand (words.loadAllQuotes). */
export function selectionCsv(release: Release, rows: Iterable<number>): string {
  const cells = Object.values(COLUMNS);
  const lines = Array.from(rows, (row) => {
    const one = release.positions.at(row);
    return cells.map((cell) => cell(release, one));
  });
  return csv(Object.keys(COLUMNS), lines);
}
