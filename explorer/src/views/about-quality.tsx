// The figures of this very version, with what they rest on.

import { share, whole } from "../model/format.ts";
import { words } from "../model/facets.ts";
import { edtf } from "../model/format.ts";
import type { QualityRow, Release } from "../model/types.ts";
import { useState } from "preact/hooks";

/** What a measure means, in the order in which a reader wants to know. */
const MEASURES: readonly (readonly [string, string, string])[] = [
  ["tuple-precision", "Right actor, topic and stance", "of the rows found, per text, those that annotators have too"],
  ["tuple-recall", "Found actor, topic and stance", "of what annotators have, per text, what was found"],
  ["tuple-f1", "Both together (F1)", "harmonic mean of the two above"],
  ["statement-precision", "Right, in the right words", "as above, and in words that overlap the annotators’"],
  ["statement-recall", "Found, in the right words", "of the annotators’ statements, those found in their words"],
  ["statement-f1", "Both together (F1)", "harmonic mean of the two above"],
  ["detect-precision", "A position at all, right", "of the words marked, those that annotators mark too"],
  ["detect-recall", "A position at all, found", "of the words annotators mark, those marked"],
  ["detect-f1", "Both together (F1)", "harmonic mean of the two above"],
  ["stance-accuracy", "Stance", "right stance where actor, topic and words are right"],
  ["act-accuracy", "Act", "right act where the row is right"],
  ["voice-accuracy", "Voice", "right voice where the row is right"],
  ["holder-accuracy", "Holder", "right holder where the row is right"],
  ["date-accuracy", "Date", "right date where the row is right"],
  ["reported-accuracy", "Reported sources", "right holder where somebody is reported"],
];
const COUNTS: ReadonlySet<string> = new Set(["gold-documents", "reviewed-positions"]);

export function AboutQuality({ release }: { readonly release: Release }) {
  const [by, setBy] = useState<string>("tuple-f1");
  const rows = new Map(release.quality.map((row) => [`${row.measure}|${row.genre ?? ""}|${row.period ?? ""}`, row]));
  const overall = (measure: string): QualityRow | undefined => rows.get(`${measure}||`);
  const names = new Map(MEASURES.map(([id, label, about]) => [id, { label, about }]));
  const others = [...new Set(release.quality.filter((row) => row.genre === null && row.period === null).map((row) => row.measure))]
    .filter((id) => !names.has(id) && !COUNTS.has(id) && !/-(low|high)90$/.test(id));
  const shown = [...MEASURES.map(([id]) => id), ...others].filter((id) => overall(id)?.value !== null && overall(id) !== undefined);
  const gold = overall("gold-documents")?.value;
  const reviewed = overall("reviewed-positions");
  const split = release.quality.filter((row) => row.measure === by && (row.genre !== null || row.period !== null) && row.value !== null);
  if (!shown.length) return <p>This version has no figures: none of its texts are among those that people have annotated, and no row was reviewed.</p>;
  return (
    <>
      <p>
        Measured on this very version{gold ? `, against ${whole(gold)} texts that people annotated without seeing the program’s rows` : ""}.
        The bar is the 90&nbsp;% interval: how far the figure would move, had other texts of the kind been annotated.
        {reviewed?.value ? ` ${whole(reviewed.value)} rows were reviewed by people.` : " No row of this version has been reviewed by people."}
      </p>
      <table class="data quality">
        <caption class="for-the-ear">Quality of this version</caption>
        <thead><tr><th scope="col">Measure</th><th scope="col" class="number">Share</th><th scope="col">90 % interval</th><th scope="col" class="number">n</th></tr></thead>
        <tbody>{shown.map((id) => <Line key={id} row={overall(id)!} low={overall(`${id}-low90`)?.value} high={overall(`${id}-high90`)?.value} label={names.get(id)?.label ?? words(id)} about={names.get(id)?.about ?? ""} />)}</tbody>
      </table>
      <h3>By genre and decade</h3>
      <p>
        <label>Measure <select value={by} onChange={(event) => setBy(event.currentTarget.value)}>{shown.map((id) => <option key={id} value={id}>{names.get(id)?.label ?? words(id)}{/f1/.test(id) ? ` – ${id.split("-")[0]}` : ""}</option>)}</select></label>
      </p>
      {split.length ? (
        <table class="data quality">
          <caption class="for-the-ear">{names.get(by)?.label ?? by}, by genre and decade</caption>
          <thead><tr><th scope="col">Part</th><th scope="col" class="number">Share</th><th scope="col">90 % interval</th><th scope="col" class="number">n</th></tr></thead>
          <tbody>{split.map((row) => {
            const end = `|${row.genre ?? ""}|${row.period ?? ""}`;
            return <Line key={end} row={row} low={rows.get(`${by}-low90${end}`)?.value} high={rows.get(`${by}-high90${end}`)?.value} label={row.genre ? words(row.genre) : edtf(row.period!)} about="" />;
          })}</tbody>
        </table>
      ) : <p class="quiet">Not measured by part.</p>}
    </>
  );
}

interface LineProps {
  readonly row: QualityRow;
  readonly low: number | null | undefined;
  readonly high: number | null | undefined;
  readonly label: string;
  readonly about: string;
}

function Line({ row, low, high, label, about }: LineProps) {
  const value = row.value ?? 0;
  const known = typeof low === "number" && typeof high === "number";
  return (
    <tr class={row.n < 10 ? "few" : ""}>
      <th scope="row"><span class="quality-label">{label}</span>{about && <span class="cell-more">{about}</span>}</th>
      <td class="number">{share(value)}</td>
      <td class="quality-bar">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class="quality-ground" y="4" width="100" height="2" />
          {known && <rect class="quality-range" x={100 * low} y="2.5" width={Math.max(0.6, 100 * (high - low))} height="5" />}
          <rect class="quality-value" x={Math.min(99, Math.max(0, 100 * value - 0.5))} y="0.5" width="1" height="9" />
        </svg>
        <span class="quality-words">{known ? `${share(low)} to ${share(high)}` : "too few for an interval"}</span>
      </td>
      <td class="number">{whole(row.n)}</td>
    </tr>
  );
}
