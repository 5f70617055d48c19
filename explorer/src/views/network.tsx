// Who agrees with whom: actors by congruence and conflict, period by period.

import { useMemo } from "preact/hooks";
import { ChartFigure } from "../charts/figure.tsx";
import { Choice, Slider } from "../charts/controls.tsx";
import { layout } from "../charts/force.ts";
import { NetworkLegend } from "../charts/legends.tsx";
import { askFor } from "../charts/size.ts";
import { NetworkGraph, radiusOf } from "../charts/network-graph.tsx";
import { useMedia } from "../components/use-media.ts";
import { count, whole } from "../model/format.ts";
import { activity, relations, type Relation } from "../model/stance-relations.ts";
import { sourceLine } from "../model/stance-names.ts";
import { selectionOf, stanceIndex } from "../model/stance-selection.ts";
import { EVER, tally } from "../model/stance.ts";
import { NONE } from "../model/types.ts";
import { href, navigate, withParams, type Changes } from "../router/route.ts";
import { Nothing, SelectionControls } from "./matrix-controls.tsx";
import { columns, NodeTip, Ties } from "./network-ties.tsx";
import type { ViewProps } from "./view.ts";

const SHOWN = [30, 60, 120];

export function Network({ release, route }: ViewProps) {
  const selection = selectionOf(release, route);
  const index = stanceIndex(release);
  const usually = useMedia("(max-width: 40rem)") ? SHOWN[0]! : SHOWN[1]!;
  const most = SHOWN.find((one) => String(one) === route.params["most"]) ?? usually;
  const which = (["both", "agree", "differ"] as const).find((one) => one === route.params["lines"]) ?? "both";
  const filters = JSON.stringify([selection.groups, selection.kinds, selection.sure]);

  // Places come from the whole period, so that actors stay put while the period moves.
  const ground = useMemo(() => {
    const cells = tally(index, selection.keeps, EVER);
    const active = activity(cells);
    const edges = relations(cells);
    const tied = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
    const actors = [...active.keys()].filter((actor) => tied.has(actor)).sort((a, b) => active.get(b)! - active.get(a)! || a - b).slice(0, most);
    const place = new Map(actors.map((actor, at) => [actor, at]));
    const high = Math.max(1, ...actors.map((actor) => active.get(actor)!));
    // The strongest lines decide where nodes stand; thousands of weak ones would only cost time.
    const pulls = edges.filter((edge) => place.has(edge.source) && place.has(edge.target))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.source - b.source || a.target - b.target)
      .slice(0, 6 * actors.length)
      .map((edge) => ({ source: place.get(edge.source)!, target: place.get(edge.target)!, weight: edge.weight }));
    return { actors, place, points: layout(actors.map((actor) => radiusOf(active.get(actor)!, high)), pulls), all: tied.size };
  }, [release, filters, most]);

  const now = useMemo(() => {
    const cells = tally(index, selection.keeps, selection.years);
    const edges = relations(cells);
    const ties = new Map<number, [agree: number, differ: number]>();
    for (const edge of edges) {
      for (const actor of [edge.source, edge.target]) {
        let tie = ties.get(actor);
        if (!tie) ties.set(actor, (tie = [0, 0]));
        if (edge.weight > 0) tie[0]++;
        if (edge.weight < 0) tie[1]++;
      }
    }
    return { active: activity(cells), edges, ties, inside: edges.filter((edge) => ground.place.has(edge.source) && ground.place.has(edge.target)) };
  }, [ground, selection.years.from, selection.years.to]);

  const strongest = now.inside.reduce((high, edge) => Math.max(high, Math.abs(edge.weight)), 0.01);
  const asked = Number.parseFloat(route.params["least"] ?? "");
  const least = Number.isFinite(asked) ? asked : usual(now.inside);
  const chosenActor = release.actors.row(route.params["actor"] ?? "");
  // Of a chosen actor all lines are drawn, however weak.
  const strong = (edge: Relation): boolean => Math.abs(edge.weight) >= least || edge.source === chosenActor || edge.target === chosenActor;
  const drawn = now.inside.filter((edge) => strong(edge) && (which === "both" || (which === "agree" ? edge.weight > 0 : edge.weight < 0)));
  const nodes = useMemo(() => ground.actors.map((actor, at) => ({
    label: release.actors.label[actor]!,
    href: href("actor", release.actors.id[actor]!),
    kind: release.actors.kind[actor]!,
    documents: now.active.get(actor) ?? 0,
    place: ground.points[at]!,
  })), [ground, now]);
  const edges = useMemo(() => drawn.map((edge) => ({ source: ground.place.get(edge.source)!, target: ground.place.get(edge.target)!, weight: edge.weight })), [now, ground, least, which, chosenActor]);
  const chosen = ground.place.get(chosenActor) ?? null;
  const set = (change: Changes, how: "push" | "replace" = "push"): void => navigate(withParams(route, change), how);
  const tiesOf = (actor: number): readonly [number, number] => now.ties.get(actor) ?? [0, 0];
  const describe = (node: number): string => {
    const actor = ground.actors[node]!;
    const [near, far] = tiesOf(actor);
    return `${nodes[node]!.label}, ${count(nodes[node]!.documents, "document")} that take a side, agrees more with ${near}, conflicts more with ${far}`;
  };
  const agree = drawn.filter((edge) => edge.weight > 0).length;
  const differ = drawn.filter((edge) => edge.weight < 0).length;
  return (
    <div class="network">
      <h1>Network</h1>
      <p class="lead">Actors that take the same side on the same topics are drawn together; a dashed line joins those that take opposite sides.</p>
      <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="What to show">
        <Choice label="Lines" value={which} onChange={(value) => set({ lines: value === "both" ? null : value })}
          options={[{ value: "both", label: "Agreement and conflict" }, { value: "agree", label: "Agreement only" }, { value: "differ", label: "Conflict only" }]} />
        <Slider label="Weakest line" value={Math.min(least, ceil(strongest))} least={0} most={ceil(strongest)} step={0.01} said={`${least.toFixed(2)}: ${count(drawn.length, "line")}`}
          onChange={(value) => set({ least: value.toFixed(2) }, "replace")} />
        <Choice label="Actors drawn" value={String(most)} onChange={(value) => set({ most: value === String(usually) ? null : value })}
          options={SHOWN.map((value) => ({ value: String(value), label: `at most ${value}` }))} />
        <SelectionControls release={release} selection={selection} set={set} />
      </form>
      <ChartFigure
        title="Who agrees with whom, and who conflicts"
        subtitle={<>{count(nodes.length, "actor")} of {whole(ground.all)} that share a topic with another, those with most documents; {agree} lines of agreement, {differ} of conflict, of {whole(now.inside.length)} between them; {selection.said}.
          {" "}Congruence counts pairs of documents, one of each actor, on one side of a topic; conflict those on opposite sides; mixed documents take no side.
          A line weighs (congruence − conflict) ÷ the mean number of documents in which the two take a side, as in <code>networks/subtract.csv</code>.</>}
        legend={<NetworkLegend />}
        source={sourceLine(release, selection.said)}
        note="Places come from the whole period and stay while the period moves; nearness is a hint, the lines are the figures. A small open circle has no document in the period. Press an actor to see all its lines."
        file={`demarche-${release.about.version}-network-${selection.years.from}-${selection.years.to}`}
        columns={columns(release)}
        rows={now.edges}
        asTable={route.params["as"] === "table"}
        chartHref={withParams(route, { as: null })}
        tableHref={withParams(route, { as: "table" })}
      >
        {nodes.length === 0 ? <Nothing route={route} /> : (
          <NetworkGraph nodes={nodes} edges={edges} strongest={strongest} chosen={chosen} describe={describe}
            label={`Network of ${nodes.length} actors: ${agree} lines of agreement, ${differ} of conflict.`}
            tip={(node) => <NodeTip release={release} actor={ground.actors[node]!} documents={nodes[node]!.documents} ties={tiesOf(ground.actors[node]!)} />}
            onChoose={(node) => {
              askFor();
              set({ actor: ground.actors[node] === chosenActor ? null : release.actors.id[ground.actors[node]!] });
            }} />
        )}
      </ChartFigure>
      {chosenActor !== NONE && <Ties release={release} route={route} actor={chosenActor} edges={now.edges} />}
    </div>
  );
}

const ceil = (value: number): number => Math.ceil(value * 100) / 100;

/** The weight from which about a hundred lines remain. */
function usual(edges: readonly Relation[]): number {
  const weights = edges.map((edge) => Math.abs(edge.weight)).sort((a, b) => b - a);
  return Math.floor((weights[99] ?? 0) * 100) / 100;
}

