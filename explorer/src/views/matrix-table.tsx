// The matrix as a table: one row a tile.

import type { Column } from "../charts/figure.tsx";
import type { Line } from "../charts/heatmap-tiles.ts";
import { ActorLink } from "../components/links.tsx";
import { net as formatNet } from "../model/format.ts";
import { denominatorsOf } from "../model/stance-names.ts";
import { stanceIndex } from "../model/stance-selection.ts";
import { NONE, type Release } from "../model/types.ts";
import type { Across, MatrixLines, MatrixTile } from "./matrix-lines.ts";

export function tableColumns(release: Release, lines: MatrixLines, columns: readonly Line[], across: Across): Column<MatrixTile>[] {
  const index = stanceIndex(release);
  const concept = (tile: MatrixTile) => index.concepts[lines.columns[tile.column]!.concept ?? -1];
  const texts = denominatorsOf(release);
  const counts: Column<MatrixTile>[] = [
    { name: "support", label: "Support", value: (tile) => tile.support },
    { name: "oppose", label: "Oppose", value: (tile) => tile.oppose },
    { name: "mixed", label: "Mixed", value: (tile) => tile.mixed },
    { name: "documents", label: "Documents", value: (tile) => tile.documents },
    ...(across === "topics" ? [{ name: "net", label: "Net stance", value: (tile: MatrixTile) => tile.net, show: (tile: MatrixTile) => formatNet(tile.net) }] : []),
    { name: "texts_of_actor", label: "Texts of the actor", value: (tile) => texts[tile.actor]!.documents },
    { name: "highest_confidence", label: "Highest confidence", value: (tile) => Math.round(tile.confidence * 1000) / 1000 },
  ];
  const who: Column<MatrixTile>[] = [
    { name: "actor_id", label: "Actor", value: (tile) => release.actors.id[tile.actor]!, show: (tile) => <ActorLink release={release} row={tile.actor} /> },
  ];
  const what: Column<MatrixTile>[] = across === "fields"
    ? [{ name: "field", label: "Field", value: (tile) => lines.columns[tile.column]!.group, show: (tile) => columns[tile.column]!.label }]
    : [
      { name: "topic_id", label: "Topic", value: (tile) => release.topics.id[concept(tile)!.topic]!, show: (tile) => <a href={columns[tile.column]!.href}>{columns[tile.column]!.label}</a> },
      { name: "target_id", label: "Target", value: (tile) => (concept(tile)!.target === NONE ? null : release.actors.id[concept(tile)!.target]!) },
    ];
  return [...who, ...what, ...counts];
}
