// The queue of rows that wait for a reviewer, what reviewers disagree on, and what cannot be applied.

import { DocumentLink, positionHref } from "../components/links.tsx";
import { Quote } from "../components/quote.tsx";
import { whole } from "../model/format.ts";
import { statement } from "../model/sentences.ts";
import type { ViewProps } from "../views/view.ts";
import { useDesk } from "./desk.ts";
import { waiting } from "./queue.ts";

const SHOWN = 50;

export function ReviewQueue({ release }: ViewProps) {
  const desk = useDesk();
  const queue = waiting(release, desk.state.decisions);
  const { conflicts, refused, decisions } = desk.state;
  return (
    <div class="review-queue">
      <h1>Review</h1>
      <p>
        {whole(queue.length)} of {whole(release.positions.length)} positions wait for a decision, the least sure first.{" "}
        {whole(decisions.length)} decisions are written so far; the next run applies them.
      </p>
      {conflicts.length > 0 && <Told title="Reviewers disagree" rows={conflicts.map((one) => one.said)} />}
      {refused.length > 0 && <Told title="Cannot be applied" rows={refused} />}
      <ol class="review-waiting">
        {[...queue.slice(0, SHOWN)].map((row) => (
          <li key={row}>
            <a href={positionHref(release, row)}>{statement(release, release.positions.at(row))}</a>{" "}
            <span class="quiet">confidence {release.positions.confidence[row]!.toFixed(2)} · <DocumentLink release={release} row={release.positions.document[row]!} /></span>
            <p><Quote release={release} row={row} /></p>
          </li>
        ))}
      </ol>
      {queue.length > SHOWN && <p class="quiet">and {whole(queue.length - SHOWN)} more</p>}
    </div>
  );
}

function Told({ title, rows }: { readonly title: string; readonly rows: readonly string[] }) {
  return (
    <section class="review-told">
      <h2>{title}</h2>
      <ul>{rows.map((said) => <li key={said}>{said}</li>)}</ul>
    </section>
  );
}

/** Above every view: who reviews which version, and how much is left. */
export function Banner({ release }: { readonly release: ViewProps["release"] }) {
  const desk = useDesk();
  const left = waiting(release, desk.state.decisions).length;
  return (
    <aside class="review-banner" aria-label="Review">
      <strong>{desk.given.reviewer}</strong> reviews {desk.given.version}: <a href="#/review">{whole(left)} left</a>
      {desk.state.conflicts.length > 0 && <> · <a class="review-badge" href="#/review">{whole(desk.state.conflicts.length)} in conflict</a></>}
      {desk.state.refused.length > 0 && <> · <a class="review-badge" href="#/review">{whole(desk.state.refused.length)} cannot be applied</a></>}
      <span class="review-warning"> This page shows whole texts whatever their rights: it is for you alone.</span>
    </aside>
  );
}
