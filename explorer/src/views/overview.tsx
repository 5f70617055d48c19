// What is in the release: how much, of when, of whom, about what, and what changed since the last version.

import { Bars } from "../charts/bars.tsx";
import { level } from "../model/confidence.ts";
import { facets } from "../model/facets.ts";
import { count, share, whole } from "../model/format.ts";
import { NO_DAY, type Release } from "../model/types.ts";
import { href } from "../router/route.ts";
import { OverviewChanges } from "./overview-changes.tsx";
import { OverviewRanks } from "./overview-ranks.tsx";
import { OverviewWords } from "./overview-words.tsx";
import { OverviewYears } from "./overview-years.tsx";
import type { ViewProps } from "./view.ts";

export function Overview({ release, route }: ViewProps) {
  const { positions, documents } = release;
  const actors = new Set(positions.actor).size;
  const topics = new Set(positions.topic).size;
  const sum = (column: Int32Array): number => column.reduce((a, b) => a + b, 0);
  return (
    <div class="overview">
      <header class="overview-head">
        <h1>Who wants what, in which words</h1>
        <p class="lead">{headline(release, actors, topics)}</p>
      </header>
      <dl class="strip">
        <Stat value={positions.length} label="positions" to={href("positions")} />
        <Stat value={actors} label="actors" to={href("actor")} />
        <Stat value={topics} label="topics" to={href("topic")} />
        <Stat value={documents.length} label="texts" to={href("document")} />
        <Stat value={sum(documents.words)} label="words read" />
      </dl>
      <Cautions release={release} />
      <OverviewYears release={release} route={route} />
      <OverviewRanks release={release} />
      <OverviewWords release={release} />
      <section class="overview-kinds" aria-labelledby="kinds">
        <h2 id="kinds">What sort of rows these are</h2>
        <div class="kinds">{["group", "act", "genre", "confidence"].map((name) => <Kind key={name} release={release} name={name} />)}</div>
      </section>
      <OverviewChanges release={release} />
    </div>
  );
}

/** "590 positions of 97 actors on 89 topics, read from 52 texts of 1961 to 2022." */
function headline(release: Release, actors: number, topics: number): string {
  const { positions, documents } = release;
  if (!positions.length) return `This version holds ${count(documents.length, "text")} and no positions.`;
  const days = [...documents.start, ...documents.end].filter((day) => day !== NO_DAY);
  const years = days.map((day) => new Date(day * 86_400_000).getUTCFullYear());
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const period = first === last ? `of ${first}` : `of ${first} to ${last}`;
  return `${count(positions.length, "position")} of ${count(actors, "actor")} on ${count(topics, "topic")}, read from ${count(documents.length, "text")} ${period}. Each points at the words that show it.`;
}

function Stat({ value, label, to }: { readonly value: number; readonly label: string; readonly to?: string }) {
  return (
    <div class="stat">
      <dt>{label}</dt>
      <dd>{to ? <a href={to}>{whole(value)}</a> : whole(value)}</dd>
    </div>
  );
}

/** What a reader must know before reading any figure. */
function Cautions({ release }: { readonly release: Release }) {
  const { positions, documents, quarantine } = release;
  const low = positions.confidence.reduce((n, value) => n + (level(value) === "low" ? 1 : 0), 0);
  const precis = documents.textKind.reduce((n, kind) => n + (kind === "precis" ? 1 : 0), 0);
  const said = [];
  if (precis) {
    said.push(<li key="precis"><strong>{precis === documents.length ? "All" : whole(precis)} of the texts {precis === 1 ? "is a précis" : "are précis"}</strong> written for this dataset: their words are ours, not the holders’.</li>);
  }
  if (low) {
    said.push(<li key="low"><a href={href("positions", null, { confidence: "low" })}>{share(low / positions.length)} of the rows are of low confidence</a>. They are marked, not hidden.</li>);
  }
  if (positions.length) {
    said.push(<li key="few">A program found the rows. <a href={href("about", "quality")}>How good it is</a> was measured on this version.</li>);
  }
  if (quarantine.length) {
    said.push(<li key="out"><a href={href("about", "quarantine")}>{count(quarantine.length, "input or row", "inputs and rows")}</a> broke a rule and did not enter.</li>);
  }
  return said.length ? <ul class="cautions" aria-label="Before you read on">{said}</ul> : null;
}

function Kind({ release, name }: { readonly release: Release; readonly name: string }) {
  const facet = facets(release).find((one) => one.name === name)!;
  const counts = new Int32Array(facet.ids.length);
  for (const code of facet.codes) if (code >= 0) counts[code]! += 1;
  const rows = [...counts.keys()].filter((code) => counts[code]! > 0);
  if (!facet.ordered) rows.sort((a, b) => counts[b]! - counts[a]! || a - b);
  return (
    <div class="kind">
      <h3>{facet.label}</h3>
      <Bars label={facet.label} rows={rows.slice(0, 10).map((code) => ({ label: facet.labels[code]!, value: counts[code]!, href: href("positions", null, { [name]: facet.ids[code]! }) }))} />
      {rows.length > 10 && <p class="quiet small">and {count(rows.length - 10, "other")}</p>}
    </div>
  );
}
