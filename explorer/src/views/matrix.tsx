// Who × what: net stance of actors on topics, as tiles that lead to the rows behind them.

import { useMemo } from "preact/hooks";
import { ChartFigure } from "../charts/figure.tsx";
import { Choice, Search } from "../charts/controls.tsx";
import { fitting, Heatmap } from "../charts/heatmap.tsx";
import type { Line } from "../charts/heatmap-tiles.ts";
import { LowLegend, NetLegend, ShareLegend, SizeLegend } from "../charts/legends.tsx";
import { askFor, useWidth } from "../charts/size.ts";
import { count, net as formatNet, whole } from "../model/format.ts";
import { conceptHref, conceptName, conceptProposition, denominatorsOf, NET_DEFINED, sourceLine } from "../model/stance-names.ts";
import { groupName, selectionOf, stanceIndex } from "../model/stance-selection.ts";
import { NONE, type Release } from "../model/types.ts";
import { href, navigate, withParams, type Changes, type Route } from "../router/route.ts";
import { Behind, TileTip } from "./matrix-behind.tsx";
import { Nothing, SelectionControls } from "./matrix-controls.tsx";
import { matrixLines, type Across, type MatrixColumn, type MatrixTile, type Order } from "./matrix-lines.ts";
import { tableColumns } from "./matrix-table.tsx";
import type { ViewProps } from "./view.ts";

const FEW = { rows: 30, leastColumns: 12, mostColumns: 50 };

export function Matrix({ release, route }: ViewProps) {
  const selection = selectionOf(release, route);
  const across: Across = route.params["across"] === "fields" ? "fields" : "topics";
  const order = (["documents", "likeness", "field", "name"] as const).find((one) => one === route.params["order"]) ?? (across === "fields" ? "documents" : "field");
  const everyone = route.params["show"] === "all";
  const query = route.params["q"] ?? "";
  const [box, width] = useWidth<HTMLDivElement>(1000);
  const few = Math.max(FEW.leastColumns, Math.min(FEW.mostColumns, fitting(width)));
  const key = JSON.stringify([selection.years, selection.groups, selection.kinds, selection.sure, across, order, everyone, query, few]);
  const lines = useMemo(() => matrixLines(release, {
    selection, across, order, query,
    rows: everyone ? Infinity : FEW.rows,
    columns: everyone ? Infinity : few,
  }), [release, key]);
  const chosen = chosenPlace(release, route, lines.actors, lines.columns);
  const set = (changes: Changes, how: "push" | "replace" = "push"): void => navigate(withParams(route, changes), how);
  const cut = lines.allActors > lines.actors.length || lines.allColumns > lines.columns.length;

  const rowLines = useMemo(() => lines.actors.map((actor): Line => ({
    label: release.actors.label[actor]!,
    detail: `${release.actors.label[actor]!}: ${count(denominatorsOf(release)[actor]!.documents, "text")} in this release`,
    href: href("actor", release.actors.id[actor]!),
  })), [lines]);
  const columnLines = useMemo(() => lines.columns.map((column): Line => columnLine(release, column, order)), [lines]);
  const tiles = useMemo(() => lines.tiles.map((tile) => (across === "topics" ? tile : {
    ...tile, split: [tile.support / tile.documents, tile.mixed / tile.documents, tile.oppose / tile.documents] as const,
  })), [lines]);
  const described = (row: number, column: number, tile: MatrixTile | undefined): string =>
    `${release.actors.label[lines.actors[row]!]}, ${columnLines[column]!.label}: ${tile ? `${across === "topics" ? `net stance ${formatNet(tile.net)}, ` : ""}${tile.support} for, ${tile.oppose} against, ${tile.mixed} mixed, ${count(tile.documents, "document")}${tile.low ? ", low confidence" : ""}` : "no position"}`;
  const longest = lines.tiles.reduce((most, tile) => Math.max(most, tile.documents), 1);
  const title = across === "topics" ? "Who stands where on what" : "Who speaks to which field";

  return (
    <div class="matrix" ref={box}>
      <h1>Who × what</h1>
      <p class="lead">{across === "topics"
        ? "Each tile is one actor on one topic: blue where its documents support the proposition, orange-red where they oppose it."
        : "Each bar is one actor in one field: the shares of its documents that support, mix or oppose the proposition they speak to. A field bundles propositions that point different ways, so it has no net stance."}</p>
      <Controls release={release} route={route} across={across} order={order} query={query} set={set} />
      <ChartFigure
        title={title}
        subtitle={<>{count(lines.actors.length, "actor")} × {across === "topics" ? count(lines.columns.length, "topic") : count(lines.columns.length, "field")}
          {cut && <>, those with most documents, of {whole(lines.allActors)} × {whole(lines.allColumns)} with any position (<a href={withParams(route, { show: "all" })}>show all</a>)</>}
          {everyone && <> (<a href={withParams(route, { show: null })}>show only the most frequent</a>)</>}
          ; {selection.said}. {across === "topics" && NET_DEFINED}</>}
        legend={across === "topics" ? <><NetLegend /><SizeLegend /><LowLegend what="tile" /></> : <ShareLegend longest={longest} />}
        source={sourceLine(release, selection.said)}
        note="An empty place means that no position was found, not that there is none. Point at a tile for its figures; press it for the words."
        file={`demarche-${release.about.version}-${across}`}
        columns={tableColumns(release, lines, columnLines, across)}
        rows={[...lines.tiles].sort((a, b) => a.row - b.row || a.column - b.column)}
        isWide={everyone && lines.columns.length > 60}
        asTable={route.params["as"] === "table"}
        chartHref={withParams(route, { as: null })}
        tableHref={withParams(route, { as: "table" })}
      >
        {lines.tiles.length === 0 ? <Nothing route={route} /> : (
          <Heatmap rows={rowLines} columns={columnLines} tiles={tiles} chosen={chosen} narrow={width < 640} {...(across === "fields" ? { longest } : {})}
            label={`${title}: ${lines.tiles.length} tiles, ${lines.actors.length} actors by ${lines.columns.length} ${across}.`}
            describe={(row, column, tile) => described(row, column, tile as MatrixTile | undefined)}
            tip={(row, column, tile) => <TileTip release={release} actor={lines.actors[row]!} name={columnLines[column]!.label} field={groupName(lines.columns[column]!.group)} tile={tile as MatrixTile | undefined} across={across} />}
            onChoose={(row, column) => {
              askFor();
              set({ cell: cellName(release, lines.actors[row]!, lines.columns[column]!) });
            }} />
        )}
      </ChartFigure>
      {chosen && <Behind release={release} route={route} actor={lines.actors[chosen.row]!} column={lines.columns[chosen.column]!} />}
    </div>
  );
}

function Controls({ release, route, across, order, query, set }: {
  readonly release: Release;
  readonly route: Route;
  readonly across: Across;
  readonly order: Order;
  readonly query: string;
  readonly set: (changes: Changes, how?: "push" | "replace") => void;
}) {
  const selection = selectionOf(release, route);
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="What to show">
      <Search label="Find" hint="Actor or topic" value={query} onChange={(q) => set({ q, cell: null }, "replace")} />
      <Choice label="Columns" value={across} options={[{ value: "topics", label: "Topics" }, { value: "fields", label: "Fields" }]}
        onChange={(value) => set({ across: value === "topics" ? null : value, order: null, cell: null })} />
      <Choice label="Order" value={order} onChange={(value) => set({ order: value })} options={[
        ...(across === "topics" ? [{ value: "field", label: "By field" }] : []),
        { value: "documents", label: "Most documents first" },
        { value: "likeness", label: "Like beside like" },
        { value: "name", label: "By name" },
      ]} />
      <SelectionControls release={release} selection={selection} set={set} />
    </form>
  );
}

function columnLine(release: Release, column: MatrixColumn, order: Order): Line {
  if (column.concept === null) return { label: groupName(column.group), href: href("matrix", null, { group: column.group }) };
  const concept = stanceIndex(release).concepts[column.concept]!;
  return {
    label: conceptName(release, concept),
    detail: `${groupName(column.group)}: ${conceptProposition(release, concept)}`,
    href: conceptHref(release, concept),
    ...(order === "field" ? { group: groupName(column.group) } : {}),
  };
}

/** `USA~arms-control/abm-treaty~` : actor, topic or field, target. */
function cellName(release: Release, actor: number, column: MatrixColumn): string {
  const who = release.actors.id[actor]!;
  if (column.concept === null) return [who, column.group].join("~");
  const { topic, target } = stanceIndex(release).concepts[column.concept]!;
  return [who, release.topics.id[topic]!, target === NONE ? "" : release.actors.id[target]!].join("~");
}

function chosenPlace(release: Release, route: Route, actors: readonly number[], columns: readonly MatrixColumn[]): { row: number; column: number } | null {
  const cell = route.params["cell"];
  if (!cell) return null;
  const row = actors.indexOf(release.actors.row(cell.split("~")[0] ?? ""));
  const column = row < 0 ? -1 : columns.findIndex((one) => cellName(release, actors[row]!, one) === cell);
  return row >= 0 && column >= 0 ? { row, column } : null;
}

