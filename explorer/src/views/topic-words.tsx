// All positions of a topic or an actor with their words, newest first, a page at a time.

import { whole } from "../model/format.ts";
import { yearsOf } from "../model/stance-selection.ts";
import type { Release } from "../model/types.ts";
import { href, number, withParams, type Route } from "../router/route.ts";
import { PositionList } from "./topic-positions.tsx";

const PAGE = 20;

export function Words({ release, route, rows, chosen, without = ["topic"] }: {
  readonly release: Release;
  readonly route: Route;
  readonly rows: readonly number[];
  readonly chosen: number;
  readonly without?: readonly ("actor" | "topic")[];
}) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, number(route, "page", 1)));
  const shown = rows.slice((page - 1) * PAGE, page * PAGE);
  const all = yearsOf(release);
  const facets = {
    topic: without.includes("topic") ? route.id : null,
    actor: without.includes("actor") ? route.id : null,
    from: number(route, "from", all.from) === all.from ? null : route.params["from"],
    to: number(route, "to", all.to) === all.to ? null : route.params["to"],
  };
  return (
    <section class="words" aria-labelledby="words">
      <h2 id="words">In their words</h2>
      <p class="quiet">
        {whole(rows.length)} positions, newest first{pages > 1 && `; ${whole((page - 1) * PAGE + 1)} to ${whole(Math.min(rows.length, page * PAGE))} here`}.{" "}
        <a href={href("positions", null, facets)}>Open them in the table</a>
      </p>
      <PositionList release={release} rows={shown} without={without} chosen={chosen} />
      {pages > 1 && (
        <nav class="pages" aria-label="Pages of positions">
          {page > 1 ? <a href={withParams(route, { page: page === 2 ? null : page - 1 })}>‹ newer</a> : <span class="quiet">‹ newer</span>}
          <span>page {page} of {whole(pages)}</span>
          {page < pages ? <a href={withParams(route, { page: page + 1 })}>older ›</a> : <span class="quiet">older ›</span>}
        </nav>
      )}
    </section>
  );
}
