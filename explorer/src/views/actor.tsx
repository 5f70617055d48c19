// One actor: how much there is of it, where it stands on what, since when, who speaks for it and to whom.

import { useMemo } from "preact/hooks";
import { NotFound } from "../shell/not-found.tsx";
import { ActorLink } from "../components/links.tsx";
import { count, day, whole } from "../model/format.ts";
import { changesOfSide, stancesByYear } from "../model/stance-changes.ts";
import { denominatorsOf } from "../model/stance-names.ts";
import { byDate, selectionOf, stanceIndex } from "../model/stance-selection.ts";
import { tally } from "../model/stance.ts";
import { NONE, NO_DAY, type Release } from "../model/types.ts";
import { href, navigate, withParams, type Changes } from "../router/route.ts";
import { ActorIndex } from "./actor-index.tsx";
import { Affiliations, Company, Partners } from "./actor-ties.tsx";
import { Nothing, SelectionControls } from "./matrix-controls.tsx";
import { StanceBarsFigure } from "./topic-bars.tsx";
import { selected, timeRows } from "./topic-marks.ts";
import { StanceTimeline } from "./topic-timeline.tsx";
import { Turns } from "./topic-turns.tsx";
import { Words } from "./topic-words.tsx";
import type { ViewProps } from "./view.ts";

export function Actor({ release, route }: ViewProps) {
  if (route.id === null) return <ActorIndex release={release} route={route} />;
  const actor = release.actors.row(route.id);
  return actor === NONE ? <NotFound what="actor" id={route.id} /> : <OneActor release={release} route={route} actor={actor} />;
}

function OneActor({ release, route, actor }: ViewProps & { readonly actor: number }) {
  const selection = selectionOf(release, { ...route, params: { ...route.params, kind: "" } });
  const index = stanceIndex(release);
  const { cells, changes, rows } = useMemo(() => {
    const own = (row: number): boolean => release.positions.actor[row] === actor && selection.keeps(row);
    const groups = [...new Set(release.topics.group)];
    const field = (concept: number): number => groups.indexOf(release.topics.group[index.concepts[concept]!.topic]!);
    const { from, to } = selection.years;
    return {
      cells: tally(index, own, selection.years).sort((a, b) => field(a.concept) - field(b.concept) || b.documents - a.documents || a.concept - b.concept),
      changes: changesOfSide(stancesByYear(index, own).filter((one) => one.year >= from && one.year <= to)),
      rows: selected(release, selection, release.positionsOf("actor", actor)),
    };
  }, [release, actor, selection.said]);
  const timeline = useMemo(() => timeRows(release, rows, "concept", changes), [rows]);
  const set = (change: Changes, how: "push" | "replace" = "push"): void => navigate(withParams(route, change), how);
  const name = release.actors.label[actor]!;
  const slug = `demarche-${release.about.version}-${release.actors.id[actor]!}`;
  const any = release.positionsOf("actor", actor).length > 0;
  return (
    <article class="actor">
      <p class="eyebrow"><a href={href("actor")}>Actors</a> › <a href={href("actor", null, { kind: release.actors.kind[actor] })}>{release.actors.kind[actor]}</a></p>
      <h1>{name}</h1>
      <Facts release={release} actor={actor} />
      {any ? (
        <>
          <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="What to show">
            <SelectionControls release={release} selection={selection} set={set} without={["kind"]} />
          </form>
          {rows.length === 0 ? <Nothing route={route} /> : (
            <>
              <StanceBarsFigure release={release} route={route} by="topic" cells={cells} said={selection.said} title={`${name}: where it stands, topic by topic`} file={`${slug}-profile`} />
              <StanceTimeline release={release} route={route} by="topic" rows={timeline} positions={rows} said={selection.said} title={`${name}: every position in time`} file={`${slug}-timeline`} />
              <Turns release={release} changes={changes} route={route} />
            </>
          )}
          <Partners release={release} actor={actor} selection={selection} />
        </>
      ) : <p class="note-box">This version holds no position of {name}. It stands here as holder, addressee or target of others' positions.</p>}
      <Company release={release} actor={actor} rows={rows} />
      <Affiliations release={release} actor={actor} />
      {rows.length > 0 && <Words release={release} route={route} rows={byDate(release, rows).reverse()} chosen={release.positions.row(route.params["at"] ?? "")} without={["actor"]} />}
    </article>
  );
}

/** Denominators first: what is said of an actor is said of so many texts. */
function Facts({ release, actor }: { readonly release: Release; readonly actor: number }) {
  const { actors, coverage, documentActors } = release;
  const { documents, words } = denominatorsOf(release)[actor]!;
  const positions = release.positionsOf("actor", actor).length;
  const own = new Set([...documentActors.actor.keys()].filter((row) => documentActors.actor[row] === actor).map((row) => documentActors.document[row])).size;
  const years = [...coverage.actor.keys()].filter((row) => coverage.actor[row] === actor).map((row) => coverage.year[row]!);
  const span = years.length ? [Math.min(...years), Math.max(...years)] : null;
  const facts: readonly (readonly [string, string, string])[] = [
    [whole(documents), documents === 1 ? "text" : "texts", `${whole(own)} in its own voice, the others report its positions`],
    [whole(words), "words", "in those texts"],
    [whole(positions), positions === 1 ? "position" : "positions", documents ? `${(positions / documents).toFixed(1)} a text` : ""],
    [span ? (span[0] === span[1] ? String(span[0]) : `${span[0]}\u2013${span[1]}`) : "\u2013", "published", "first and last text"],
  ];
  const start = actors.start[actor]!;
  const end = actors.end[actor]!;
  return (
    <>
      <dl class="figures-row">
        {facts.map(([value, what, more]) => (
          <div key={what}><dt>{what}</dt><dd><strong>{value}</strong><span class="quiet">{more}</span></dd></div>
        ))}
      </dl>
      <p class="stance-facts">
        <code>{actors.id[actor]}</code>
        {start !== NO_DAY && <> · from {day(start)}</>}{end !== NO_DAY && <> · until {day(end)}</>}
        {actors.parent[actor] !== NONE && <> · part of <ActorLink release={release} row={actors.parent[actor]!} /></>}
        {actors.successor[actor] !== NONE && <> · succeeded by <ActorLink release={release} row={actors.successor[actor]!} /></>}
        {!actors.listed[actor] && <> · not in the codebook: named from a text</>}
        {actors.wikidata[actor] && /^Q\d+$/.test(actors.wikidata[actor]!) && <> · Wikidata <a href={`https://www.wikidata.org/wiki/${actors.wikidata[actor]}`} rel="noreferrer">{actors.wikidata[actor]}</a></>}
        {" · "}<a href={href("network", null, { actor: actors.id[actor] })}>in the network</a>
        {" · "}<a href={href("positions", null, { actor: actors.id[actor] })}>all rows: {count(positions, "position")}</a>
      </p>
    </>
  );
}
