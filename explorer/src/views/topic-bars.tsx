// The figure that counts documents for and against, by actor or by topic, with net stance and denominators.

import { ChartFigure, type Column } from "../charts/figure.tsx";
import { BarLegend } from "../charts/legends.tsx";
import { StanceBars, type StanceRow } from "../charts/stance-bars.tsx";
import { isLow } from "../model/confidence.ts";
import { count, net as formatNet, whole } from "../model/format.ts";
import { conceptHref, conceptName, conceptProposition, denominatorsOf, NET_DEFINED, sourceLine } from "../model/stance-names.ts";
import { groupName, stanceIndex } from "../model/stance-selection.ts";
import type { Cell } from "../model/stance.ts";
import { NONE, type Release } from "../model/types.ts";
import { href, withParams, type Route } from "../router/route.ts";

const FEW = 20;

interface BarsProps {
  readonly release: Release;
  readonly route: Route;
  readonly by: "actor" | "topic";
  readonly title: string;
  readonly said: string;
  /** In the order in which they are drawn; an actor of NONE stands for all actors together. */
  readonly cells: readonly Cell[];
  readonly file: string;
}

export function StanceBarsFigure({ release, route, by, title, said, cells, file }: BarsProps) {
  const everything = route.params["bars"] === "all";
  const fullest = [...cells].sort((a, b) => b.documents - a.documents).slice(0, FEW);
  const shown = everything || cells.length <= FEW ? cells : cells.filter((cell) => fullest.includes(cell));
  const texts = denominatorsOf(release);
  const index = stanceIndex(release);
  const concept = (cell: Cell) => index.concepts[cell.concept]!;
  const rows = shown.map((cell): StanceRow => ({
    label: by === "actor" ? release.actors.label[cell.actor]! : conceptName(release, concept(cell)),
    ...(by === "topic" ? { detail: conceptProposition(release, concept(cell)), group: groupName(release.topics.group[concept(cell).topic]!) } : {}),
    href: by === "actor" ? href("actor", release.actors.id[cell.actor]!) : conceptHref(release, concept(cell)),
    support: cell.support,
    oppose: cell.oppose,
    mixed: cell.mixed,
    net: formatNet(cell.net),
    of: cell.actor === NONE ? count(cell.documents, "document") : `${whole(cell.documents)} of ${count(texts[cell.actor]!.documents, "text")}`,
    low: isLow(cell.confidence),
  }));
  const columns: Column<Cell>[] = [
    by === "actor"
      ? { name: "actor_id", label: "Actor", value: (cell) => release.actors.id[cell.actor]!, show: (cell) => <a href={href("actor", release.actors.id[cell.actor]!)}>{release.actors.label[cell.actor]}</a> }
      : { name: "topic_id", label: "Topic", value: (cell) => release.topics.id[concept(cell).topic]!, show: (cell) => <a href={conceptHref(release, concept(cell))}>{conceptName(release, concept(cell))}</a> },
    { name: "target_id", label: "Target", value: (cell) => (concept(cell).target === NONE ? null : release.actors.id[concept(cell).target]!) },
    { name: "support", label: "Support", value: (cell) => cell.support },
    { name: "oppose", label: "Oppose", value: (cell) => cell.oppose },
    { name: "mixed", label: "Mixed", value: (cell) => cell.mixed },
    { name: "documents", label: "Documents", value: (cell) => cell.documents },
    { name: "net", label: "Net stance", value: (cell) => cell.net, show: (cell) => formatNet(cell.net) },
    { name: "texts_of_actor", label: "Texts of the actor", value: (cell) => texts[cell.actor]?.documents ?? null },
    { name: "highest_confidence", label: "Highest confidence", value: (cell) => Math.round(cell.confidence * 1000) / 1000 },
  ];
  return (
    <ChartFigure
      title={title}
      subtitle={<>Documents that support or oppose the proposition; {said}. {NET_DEFINED}
        {cells.length > FEW && (everything
          ? <> All {cells.length} rows are drawn (<a href={withParams(route, { bars: null })}>only the {FEW} fullest</a>).</>
          : <> Drawn are the {FEW} fullest of {cells.length} rows (<a href={withParams(route, { bars: "all" })}>show all</a>).</>)}</>}
      legend={<BarLegend />}
      source={sourceLine(release, said)}
      note={`${cells.some((cell) => cell.actor === NONE) ? "A document counts once for each actor in it." : "Texts: all documents that speak for the actor or report a position of it, on whatever topic."} A hollow bar rests on rows of low confidence only.`}
      file={file}
      columns={columns}
      rows={cells}
      asTable={route.params["sides"] === "table"}
      chartHref={withParams(route, { sides: null })}
      tableHref={withParams(route, { sides: "table" })}
    >
      <StanceBars rows={rows} label={`${title}: ${rows.map((row) => `${row.label} ${row.net}`).slice(0, 12).join(", ")}${rows.length > 12 ? " and others; see the table" : ""}.`} />
    </ChartFigure>
  );
}
