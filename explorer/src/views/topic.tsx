// One topic: its proposition, who stands where, since when, who agrees with whom, who has turned, in which words.

import { useMemo } from "preact/hooks";
import { NotFound } from "../shell/not-found.tsx";
import { Choice } from "../charts/controls.tsx";
import { count } from "../model/format.ts";
import { changesOfSide, stancesByYear } from "../model/stance-changes.ts";
import { byDate, groupName, selectionOf, stanceIndex } from "../model/stance-selection.ts";
import { tally, type Cell } from "../model/stance.ts";
import { NONE } from "../model/types.ts";
import { href, navigate, withParams, type Changes } from "../router/route.ts";
import { Nothing, SelectionControls } from "./matrix-controls.tsx";
import { StanceBarsFigure } from "./topic-bars.tsx";
import { Camps } from "./topic-camps.tsx";
import { TopicIndex } from "./topic-index.tsx";
import { selected, timeRows } from "./topic-marks.ts";
import { StanceTimeline } from "./topic-timeline.tsx";
import { Turns } from "./topic-turns.tsx";
import { Words } from "./topic-words.tsx";
import type { ViewProps } from "./view.ts";

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

