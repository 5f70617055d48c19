// The columns that a reviewer may set, as fields of a form.

import type { Release } from "../model/types.ts";
import { COLUMNS, type Column, type Value, type Values } from "./wire.ts";

const LABELS: Readonly<Record<Column, string>> = {
  actor_id: "Actor", holder_id: "Holder", addressee_id: "Addressee", topic_id: "Topic", target_ids: "Targets",
  stance: "Stance", act: "Act", voice: "Voice", date_edtf: "Date (EDTF)", date_source: "Date from",
  char_start: "Evidence from character", char_end: "to character",
};
const LISTS: Readonly<Partial<Record<Column, string>>> = { stance: "stances", act: "acts", voice: "voices", date_source: "date_sources" };

export interface FieldsProps {
  readonly release: Release;
  readonly actors: readonly string[];
  readonly values: Record<Column, string>;
  readonly change: (column: Column, value: string) => void;
}

export function Fields({ release, actors, values, change }: FieldsProps) {
  return (
    <>
      <div class="review-fields">
        {COLUMNS.map((column) => (
          <label key={column}>
            <span>{LABELS[column]}</span>
            {LISTS[column] ? (
              <select name={column} value={values[column]} onChange={(event) => change(column, event.currentTarget.value)}>
                {release.vocabularies[LISTS[column]!]!.values.map((value) => <option key={value} value={value}>{value}</option>)}
              </select>
            ) : (
              <input name={column} value={values[column]} spellcheck={false} autocomplete="off"
                list={column === "topic_id" ? "review-topics" : column.endsWith("_id") ? "review-actors" : undefined}
                inputMode={column.startsWith("char") ? "numeric" : undefined}
                placeholder={column === "target_ids" ? "ids, with blanks between" : column === "addressee_id" ? "nobody" : undefined}
                onInput={(event) => change(column, event.currentTarget.value)} />
            )}
          </label>
        ))}
      </div>
      <datalist id="review-topics">{release.topics.id.map((id, k) => <option key={id} value={id}>{release.topics.label[k]}</option>)}</datalist>
      <datalist id="review-actors">{actors.map((id) => <option key={id} value={id} />)}</datalist>
    </>
  );
}

/** The columns of a row as text, for the form. */
export function asText(values: Values): Record<Column, string> {
  const text = (value: Value | undefined): string => Array.isArray(value) ? value.join(" ") : value === null || value === undefined ? "" : String(value);
  return Object.fromEntries(COLUMNS.map((column) => [column, text(values[column])])) as Record<Column, string>;
}

/** The columns of the form as the server takes them; of `before`, only those that differ. */
export function asValues(text: Record<Column, string>, before?: Record<Column, string>): Values {
  const found: Partial<Record<Column, Value>> = {};
  for (const column of COLUMNS) {
    const value = text[column].trim();
    if (before && value === before[column].trim()) continue;
    if (column === "target_ids") found[column] = value.split(/[\s,;]+/).filter(Boolean);
    else if (column === "char_start" || column === "char_end") found[column] = /^\d+$/.test(value) ? Number(value) : value;
    else found[column] = value === "" && column === "addressee_id" ? null : value;
  }
  return found;
}

/** The columns of a position as the page shows it. */
export function shown(release: Release, row: number): Values {
  const one = release.positions.at(row);
  const { actors, topics } = release;
  return {
    actor_id: actors.id[one.actor]!, holder_id: actors.id[one.holder]!,
    addressee_id: one.addressee < 0 ? null : actors.id[one.addressee]!,
    topic_id: topics.id[one.topic]!, target_ids: one.targets.map((actor) => actors.id[actor]!).sort(),
    stance: one.stance, act: one.act, voice: one.voice, date_edtf: one.edtf, date_source: one.dateSource,
    char_start: one.charStart, char_end: one.charEnd,
  };
}
