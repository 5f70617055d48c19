// What a position says, as a sentence, and who speaks for whom when.

import { edtf } from "./format.ts";
import { NO_DAY, type Position, type Release, type StanceName } from "./types.ts";

const VERBS: Readonly<Record<StanceName, string>> = { support: "supports", oppose: "opposes", mixed: "is divided or conditional on" };
const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "France opposes: NATO should take in new members." */
export function statement(release: Release, one: Position): string {
  return `${release.actors.label[one.actor]} ${VERBS[one.stance]}: ${release.topics.proposition[one.topic]}`;
}

export const verb = (stance: StanceName): string => VERBS[stance];

export const named = (release: Release, actors: readonly number[]): string => LIST.format(actors.map((actor) => release.actors.label[actor]!));

/** Office that a holder had for the actor on the day: "president", or null if none is recorded. */
export function office(release: Release, holder: number, actor: number, day: number): string | null {
  const { affiliations } = release;
  for (let row = 0; row < affiliations.length; row += 1) {
    if (affiliations.holder[row] !== holder || affiliations.actor[row] !== actor) continue;
    const [start, end] = [affiliations.start[row]!, affiliations.end[row]!];
    if ((start === NO_DAY || start <= day) && (end === NO_DAY || day <= end)) return affiliations.role[row]!;
  }
  return null;
}

/** How to cite one position. */
export function positionCitation(release: Release, one: Position): string {
  const { about, documents } = release;
  const source = documents.reference[one.document] || [documents.title[one.document] || documents.id[one.document], edtf(documents.edtf[one.document]!)].join(", ");
  const place = about.landing ?? `sha256:${about.digest}`;
  return `${about.citation.replace(/\.$/, "")}, position ${one.id} (${statement(release, one).replace(/\.$/, "")}), from: ${source}, characters ${one.charStart}–${one.charEnd}. ${place}`;
}
