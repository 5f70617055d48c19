// The timeline figure of a topic or an actor, with the words of the chosen mark under it.

import { ChartFigure, type Column } from "../charts/figure.tsx";
import { LowLegend, TimeLegend } from "../charts/legends.tsx";
import { askFor, useArrival } from "../charts/size.ts";
import { Timeline } from "../charts/timeline.tsx";
import type { TimeRow } from "../charts/timeline-layout.ts";
import { StanceMark } from "../components/stance.tsx";
import { documentName, positionHref } from "../components/links.tsx";
import { confidenceWord, isLow } from "../model/confidence.ts";
import { count, edtf } from "../model/format.ts";
import { sourceLine } from "../model/stance-names.ts";
import { byDate } from "../model/stance-selection.ts";
import { NONE, STANCES, type Release } from "../model/types.ts";
import { navigate, withParams, type Route } from "../router/route.ts";
import { PositionList } from "./topic-positions.tsx";

const FEW = 20;

interface StanceTimelineProps {
  readonly release: Release;
  readonly route: Route;
  readonly title: string;
  readonly by: "actor" | "topic";
  readonly rows: readonly TimeRow[];
  readonly positions: readonly number[];
  readonly said: string;
  readonly file: string;
}

export function StanceTimeline({ release, route, title, by, rows, positions, said, file }: StanceTimelineProps) {
  const everything = route.params["rows"] === "all";
  const shown = everything ? rows : rows.slice(0, FEW);
  const chosen = route.params["at"] ? release.positions.row(route.params["at"]) : NONE;
  const box = useArrival<HTMLElement>(route.params["at"]);
  const known = chosen !== NONE && positions.includes(chosen) ? chosen : null;
  const describe = (row: number): string => {
    const one = release.positions.at(row);
    return `${release.actors.label[one.actor]!}, ${edtf(one.edtf)}: ${one.stance === "mixed" ? "mixed" : `${one.stance}s`} (${one.act}), ${documentName(release, one.document)}${isLow(one.confidence) ? ", low confidence" : ""}`;
  };
  return (
    <>
      <ChartFigure
        title={title}
        subtitle={<>{count(positions.length, "position")} of {count(rows.length, by === "actor" ? "actor" : "topic")}; {said}. Each mark is one position at the date at which it was held or voiced.
          {rows.length > FEW && (everything
            ? <> All rows are drawn (<a href={withParams(route, { rows: null })}>only the {FEW} fullest</a>).</>
            : <> Drawn are the {FEW} fullest rows of {rows.length} (<a href={withParams(route, { rows: "all" })}>show all</a>).</>)}</>}
        legend={<><TimeLegend /><LowLegend what="mark" /></>}
        source={sourceLine(release, said)}
        note="An arrow stands where net stance has turned to the other side between two years. A turn can be a change of mind, a new government, another speaker, or an error of the extractor: read the words on both sides."
        file={file}
        columns={positionColumns(release)}
        rows={byDate(release, positions)}
        asTable={route.params["time"] === "table"}
        chartHref={withParams(route, { time: null })}
        tableHref={withParams(route, { time: "table" })}
      >
        <Timeline rows={shown} chosen={known} label={`${title}: ${positions.length} positions in ${shown.length} rows.`}
          describe={(mark) => describe(mark.key)}
          tip={(mark) => <MarkTip release={release} row={mark.key} />}
          onChoose={(mark) => {
            askFor();
            navigate(withParams(route, { at: release.positions.id[mark.key] }));
          }} />
      </ChartFigure>
      {known !== null && (
        <section class="behind" aria-label="The chosen position" ref={box} tabIndex={-1}>
          <p class="behind-actions"><a href={positionHref(release, known)}>Permalink of this position</a> · <a href={withParams(route, { at: null })}>close</a></p>
          <PositionList release={release} rows={[known]} />
        </section>
      )}
    </>
  );
}

function MarkTip({ release, row }: { readonly release: Release; readonly row: number }) {
  const one = release.positions.at(row);
  return (
    <>
      <p class="tip-title">{release.actors.label[one.actor]}{one.holder !== one.actor && one.holder !== NONE && ` (${release.actors.label[one.holder]})`}</p>
      <p>{release.topics.label[one.topic]}</p>
      <p><StanceMark stance={one.stance} /> · {one.act} · {edtf(one.edtf)}</p>
      <p>{documentName(release, one.document)}</p>
      {isLow(one.confidence) && <p class="tip-low">{confidenceWord(one.confidence)}</p>}
    </>
  );
}

function positionColumns(release: Release): Column<number>[] {
  const { positions, actors, topics, documents, dates } = release;
  const id = (row: number): string | null => (row === NONE ? null : actors.id[row]!);
  return [
    { name: "date_edtf", label: "Date", value: (row) => dates.edtf[positions.date[row]!]!, show: (row) => edtf(dates.edtf[positions.date[row]!]!) },
    { name: "actor_id", label: "Actor", value: (row) => id(positions.actor[row]!), show: (row) => actors.label[positions.actor[row]!] },
    { name: "holder_id", label: "Holder", value: (row) => id(positions.holder[row]!), show: (row) => actors.label[positions.holder[row]!] ?? "" },
    { name: "topic_id", label: "Topic", value: (row) => topics.id[positions.topic[row]!]!, show: (row) => topics.label[positions.topic[row]!] },
    { name: "target_ids", label: "Targets", value: (row) => positions.targets(row).map(id).join(";") || null },
    { name: "stance", label: "Stance", value: (row) => STANCES[positions.stance[row]!]!, show: (row) => <StanceMark stance={STANCES[positions.stance[row]!]!} /> },
    { name: "act", label: "Act", value: (row) => release.vocabularies["acts"]!.values[positions.act[row]!]! },
    { name: "document_id", label: "Document", value: (row) => documents.id[positions.document[row]!]!, show: (row) => documentName(release, positions.document[row]!) },
    { name: "confidence", label: "Confidence", value: (row) => positions.confidence[row]! },
    { name: "position_id", label: "Position", value: (row) => positions.id[row]!, show: (row) => <a href={positionHref(release, row)}>{positions.id[row]}</a> },
  ];
}
