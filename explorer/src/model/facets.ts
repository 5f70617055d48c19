// What positions can be narrowed down by: for each facet the code of every row, and what the codes mean.

import { LEVELS, level } from "./confidence.ts";
import { NONE, type Release } from "./types.ts";

export interface Facet {
  /** Name of the parameter in the address. */
  readonly name: string;
  /** Heading over its values. */
  readonly label: string;
  /** Code of each row; NONE if it has no value. */
  readonly codes: Int32Array | Uint8Array;
  /** What stands in the address for each code, and what a reader sees. */
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  /** Explanations of the values, where there are any. */
  readonly about?: readonly string[];
  /** Values in the order they are given, instead of by count. */
  readonly ordered?: boolean;
}

const made = new WeakMap<Release, readonly Facet[]>();

/** The facets of a release, made once. */
export function facets(release: Release): readonly Facet[] {
  let found = made.get(release);
  if (!found) made.set(release, (found = make(release)));
  return found;
}

function make(release: Release): readonly Facet[] {
  const { actors, topics, documents, positions } = release;
  const groups = [...new Set(topics.group)].sort();
  const groupOf = Int32Array.from(topics.group, (group) => groups.indexOf(group));
  const changed = new Int32Array(positions.length).fill(NONE);
  for (const row of release.changes.changed) changed[row] = 1;
  for (const row of release.changes.added) changed[row] = 0;
  const levels = new Uint8Array(positions.length);
  for (let row = 0; row < levels.length; row += 1) levels[row] = LEVELS.indexOf(level(positions.confidence[row]!));
  const listed = (name: string, label: string, codes: Facet["codes"], vocabulary: string, ordered = false): Facet => {
    const { values, descriptions } = release.vocabularies[vocabulary]!;
    return { name, label, codes, ids: values, labels: values.map(words), about: descriptions, ordered };
  };
  const genres = release.vocabularies.genres!.values;
  const genreOf = Int32Array.from(documents.genre, (genre) => genres.indexOf(genre));
  const all: Facet[] = [
    { name: "actor", label: "Actor", codes: positions.actor, ids: actors.id, labels: actors.label },
    { name: "group", label: "Field", codes: positions.topic.map((topic) => groupOf[topic]!), ids: groups, labels: groups.map(words) },
    { name: "topic", label: "Topic", codes: positions.topic, ids: topics.id, labels: topics.label, about: topics.proposition },
    listed("stance", "Stance", positions.stance, "stances", true),
    listed("act", "Act", positions.act, "acts"),
    listed("voice", "Voice", positions.voice, "voices"),
    listed("genre", "Genre", positions.document.map((row) => genreOf[row]!), "genres"),
    {
      name: "confidence",
      label: "Confidence",
      codes: levels,
      ids: LEVELS,
      labels: ["High: 0.70 or more", "Medium", "Low: under 0.40"],
      ordered: true,
    },
    { name: "addressee", label: "Addressee", codes: positions.addressee, ids: actors.id, labels: actors.label },
    { name: "holder", label: "Holder", codes: positions.holder, ids: actors.id, labels: actors.label },
    { name: "document", label: "Document", codes: positions.document, ids: documents.id, labels: documents.title.map((title, row) => title || documents.id[row]!) },
    listed("review", "Review", positions.reviewStatus, "review_statuses", true),
  ];
  if (release.changes.before !== null) {
    all.push({ name: "change", label: `Since version ${release.changes.before}`, codes: changed, ids: ["new", "changed"], labels: ["New", "Changed"], ordered: true });
  }
  return all;
}

/** Words that keep their hyphen. */
const HYPHENATED: ReadonlySet<string> = new Set(["op-ed", "non-proliferation"]);

/** A value of a vocabulary as a reader wants it: `press-release` is "Press release". */
export const words = (value: string): string => {
  const plain = HYPHENATED.has(value) ? value : value.replaceAll("-", " ").replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};
