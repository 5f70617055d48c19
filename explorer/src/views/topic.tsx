// One topic: its proposition, who stands where, since when, who agrees with whom, who has turned, in which words.

import { useMemo } from "preact/hooks";
import { NotFound } from "../shell/not-found.tsx";
import { Choice } from "../charts/controls.tsx";
import { ActorLink, actorHref } from "../components/links.tsx";
import { count, net as formatNet, whole } from "../model/format.ts";
import { changesOfSide, stancesByYear, type Change } from "../model/stance-changes.ts";
import { conceptHref, conceptName, denominatorsOf } from "../model/stance-names.ts";
import { groupName, byDate, selectionOf, stanceIndex, yearsOf } from "../model/stance-selection.ts";
import { tally, type Cell } from "../model/stance.ts";
import { NONE, type Release } from "../model/types.ts";
import { href, navigate, number, withParams, type Changes, type Route } from "../router/route.ts";
import { Nothing, SelectionControls } from "./matrix.tsx";
import { StanceBarsFigure } from "./topic-bars.tsx";
import { selected, timeRows } from "./topic-marks.ts";
import { PositionList } from "./topic-positions.tsx";
import { StanceTimeline } from "./topic-timeline.tsx";
import { TopicIndex } from "./topic-index.tsx";
import type { ViewProps } from "./view.ts";

const PAGE = 20;
const CAMP = 24;

export function Topic({ release, route }: ViewProps) {
  if (route.id === null) return <TopicIndex release={release} route={route} />;
  const topic = release.topics.row(route.id);
  return topic === NONE ? <NotFound what="topic" id={route.id} /> : <OneTopic release={release} route={route} topic={topic} />;
}

function OneTopic({ release, route, topic }: ViewProps & { readonly topic: number }) {
  const selection = selectionOf(release, route);
  const index = stanceIndex(release);
  const { topics } = release;
  const targets = useMemo(() => index.concepts.filter((one) => one.topic === topic && one.target !== NONE).map((one) => one.target), [release, topic]);
  const asked = route.params["target"];
  const target = asked === undefined ? null : asked === "none" ? NONE : release.actors.row(asked);
  const found = useMemo(() => {
    const here = (row: number): boolean => selection.keeps(row) && release.positions.topic[row] === topic;
    const wanted = (concept: number): boolean => index.concepts[concept]!.topic === topic && (target === null || index.concepts[concept]!.target === target);
    const cells = tally(index, here, selection.years).filter((cell) => wanted(cell.concept));
    const { from, to } = selection.years;
    const changes = changesOfSide(stancesByYear(index, here).filter((one) => one.year >= from && one.year <= to)).filter((one) => wanted(one.concept));
    const rows = selected(release, selection, release.positionsOf("topic", topic)).filter((row) => {
      const named = release.positions.targets(row);
      return target === null || (target === NONE ? named.length === 0 : named.includes(target));
    });
    return { cells, changes, rows };
  }, [release, topic, target, selection.said]);
  const { cells, changes, rows } = found;
  const timeline = useMemo(() => timeRows(release, rows, "actor", changes), [found]);
  const set = (change: Changes, how: "push" | "replace" = "push"): void => navigate(withParams(route, change), how);
  const several = target === null && targets.length > 0;
  // Supporters first, the best documented on top; opponents last, the best documented at the foot.
  const rank = (cell: Cell): number => Math.sign(cell.net) * (1e6 + cell.documents);
  const ordered = [...cells].sort((a, b) => rank(b) - rank(a) || b.net - a.net || a.actor - b.actor);
  const actors = new Set(cells.map((cell) => cell.actor)).size;
  const texts = new Set(rows.map((row) => release.positions.document[row])).size;
  const slug = topics.id[topic]!.replaceAll("/", "-");
  return (
    <article class="topic">
      <p class="eyebrow"><a href={href("topic")}>Topics</a> › <a href={href("topic", null, { group: topics.group[topic] })}>{groupName(topics.group[topic]!)}</a></p>
      <h1>{topics.label[topic]}</h1>
      <p class="lead proposition">{topics.proposition[topic]}</p>
      <p class="stance-facts">
        Stance is measured against this proposition, not against the topic's name. {count(rows.length, "position")} of {count(actors, "actor")} in {count(texts, "document")}
        {topics.cap[topic] !== null && <> · CAP {topics.cap[topic]}</>}
        {topics.marporSupport[topic] !== null && <> · MARPOR support {topics.marporSupport[topic]}</>}
        {topics.marporOppose[topic] !== null && <> · MARPOR oppose {topics.marporOppose[topic]}</>}
      </p>
      <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="What to show">
        {targets.length > 0 && (
          <Choice label="Target" value={asked ?? ""} onChange={(value) => set({ target: value })} options={[
            { value: "", label: "All targets" },
            { value: "none", label: "No target named" },
            ...targets.map((one) => ({ value: release.actors.id[one]!, label: release.actors.label[one]! })).sort((a, b) => a.label.localeCompare(b.label, "en")),
          ]} />
        )}
        <SelectionControls release={release} selection={selection} set={set} without={["group"]} />
      </form>
      {rows.length === 0 ? <Nothing route={route} /> : (
        <>
          <StanceBarsFigure release={release} route={route} by={several ? "topic" : "actor"} cells={several ? aimed(ordered) : ordered} said={selection.said}
            title={`${topics.label[topic]}: ${several ? "documents for and against, by target" : "who supports it and who opposes it"}`} file={`demarche-${release.about.version}-${slug}-sides`} />
          <StanceTimeline release={release} route={route} by="actor" title={`${topics.label[topic]}: every position in time`} rows={timeline} positions={rows}
            said={selection.said} file={`demarche-${release.about.version}-${slug}-timeline`} />
          {!several && <Camps release={release} cells={cells} route={route} topic={topic} />}
          {several && <p class="note-box">This topic has an open slot for its target, so actors agree or conflict on one target at a time. Choose a target to see the camps.</p>}
          <Turns release={release} changes={changes} route={route} />
          <Words release={release} route={route} rows={byDate(release, rows).reverse()} chosen={release.positions.row(route.params["at"] ?? "")} />
        </>
      )}
    </article>
  );
}

/** Cells of all actors on each target as one row a target. */
function aimed(cells: readonly Cell[]): Cell[] {
  const sums = new Map<number, Cell>();
  for (const cell of cells) {
    const before = sums.get(cell.concept);
    const [support, oppose, mixed] = [cell.support + (before?.support ?? 0), cell.oppose + (before?.oppose ?? 0), cell.mixed + (before?.mixed ?? 0)];
    const documents = support + oppose + mixed;
    sums.set(cell.concept, { ...cell, actor: NONE, support, oppose, mixed, documents, net: (support - oppose) / documents, confidence: Math.max(cell.confidence, before?.confidence ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.documents - a.documents || a.concept - b.concept);
}

/** Actors by the side that they are on; those on one side agree with each other and conflict with the other. */
function Camps({ release, cells, route, topic }: { readonly release: Release; readonly cells: readonly Cell[]; readonly route: Route; readonly topic: number }) {
  const texts = denominatorsOf(release);
  const by = (side: number): Cell[] => cells.filter((cell) => Math.sign(cell.net) === side).sort((a, b) => b.documents - a.documents || a.actor - b.actor);
  const camps = [
    { name: "Support it", sign: "▲", look: "support", cells: by(1) },
    { name: "On both sides", sign: "◆", look: "mixed", cells: by(0) },
    { name: "Oppose it", sign: "▼", look: "oppose", cells: by(-1) },
  ];
  const [support, both, oppose] = camps.map((camp) => camp.cells.length) as [number, number, number];
  return (
    <section class="camps" aria-labelledby="camps">
      <h2 id="camps">Who agrees and who conflicts</h2>
      <p class="quiet">
        By the sign of net stance: {support} on one side, {oppose} on the other, {both} on both or neither. Actors in one camp are congruent here, actors in opposite camps conflict.{" "}
        <a href={href("network", null, { group: release.topics.group[topic], from: route.params["from"], to: route.params["to"] })}>See the network of this field</a>
      </p>
      <div class="camps-columns">
        {camps.map((camp) => (
          <div key={camp.name} class={`camp camp-${camp.look}`}>
            <h3><span aria-hidden="true">{camp.sign}</span> {camp.name} <span class="quiet">{camp.cells.length}</span></h3>
            <ul>
              {camp.cells.slice(0, CAMP).map((cell) => (
                <li key={cell.actor}>
                  <ActorLink release={release} row={cell.actor} />{" "}
                  <span class="quiet">{formatNet(cell.net)}, {cell.documents} of {count(texts[cell.actor]!.documents, "text")}</span>
                </li>
              ))}
              {camp.cells.length > CAMP && <li class="quiet">and {camp.cells.length - CAMP} more: see the table of the figure above</li>}
              {camp.cells.length === 0 && <li class="quiet">nobody found</li>}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Changes of side, with one quotation before and one after. */
export function Turns({ release, changes, route }: { readonly release: Release; readonly changes: readonly Change[]; readonly route: Route }) {
  const all = route.params["turns"] === "all";
  const shown = all ? changes : changes.slice(0, 6);
  return (
    <section class="turns" aria-labelledby="turns">
      <h2 id="turns">Changes of mind</h2>
      <p class="quiet">
        {changes.length === 0
          ? "No actor's net stance has turned to the other side from one year to a later one."
          : `${count(changes.length, "turn")}: net stance had one sign in a year and the other in the next year with a side. It may be a change of mind, a new government, another speaker, or an error of the extractor.`}
      </p>
      {shown.map((change) => <Turn key={`${change.actor} ${change.concept} ${change.after.year}`} release={release} change={change} />)}
      {changes.length > shown.length && <p><a href={withParams(route, { turns: "all" })}>Show all {changes.length}</a></p>}
    </section>
  );
}

function Turn({ release, change }: { readonly release: Release; readonly change: Change }) {
  const { topic, target } = stanceIndex(release).concepts[change.concept]!;
  const rowsOf = (year: number, side: number): number[] => [...release.positionsOf("topic", topic)].filter((row) => {
    const { positions } = release;
    const targets = positions.targets(row);
    return positions.actor[row] === change.actor && positions.year[row] === year && positions.stance[row] === side &&
      (target === NONE ? targets.length === 0 : targets.includes(target));
  }).sort((a, b) => release.positions.confidence[b]! - release.positions.confidence[a]! || a - b);
  const side = (net: number): number => (net > 0 ? 0 : 1);
  return (
    <div class="turn-pair">
      <h3>
        <a href={actorHref(release, change.actor)}>{release.actors.label[change.actor]}</a>
        {" on "}<a href={conceptHref(release, { topic, target })}>{conceptName(release, { topic, target })}</a>: {formatNet(change.before.net)} in {change.before.year} → {formatNet(change.after.net)} in {change.after.year}
      </h3>
      <div class="turn-words">
        {[change.before, change.after].map((one) => (
          <PositionList key={one.year} release={release} rows={rowsOf(one.year, side(one.net)).slice(0, 1)} without={["actor", "topic"]} />
        ))}
      </div>
    </div>
  );
}

/** All positions with their words, newest first, a page at a time. */
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
