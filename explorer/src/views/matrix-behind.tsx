// What stands behind a tile: its figures while it is pointed at, its rows once it is pressed.

import { useArrival } from "../charts/size.ts";
import { ActorLink } from "../components/links.tsx";
import { NetStance } from "../components/stance.tsx";
import { count } from "../model/format.ts";
import { conceptHref, conceptName, denominatorsOf } from "../model/stance-names.ts";
import { groupName, levelsOf, rowsBehind, selectionOf, stanceIndex, yearsOf } from "../model/stance-selection.ts";
import type { Release } from "../model/types.ts";
import { href, withParams, type Route } from "../router/route.ts";
import type { Across, MatrixColumn, MatrixTile } from "./matrix-lines.ts";
import { PositionList } from "./topic-positions.tsx";

export function TileTip({ release, actor, name, field, tile, across }: {
  readonly release: Release;
  readonly actor: number;
  readonly name: string;
  readonly field: string;
  readonly tile: MatrixTile | undefined;
  readonly across: Across;
}) {
  const texts = denominatorsOf(release)[actor]!.documents;
  return (
    <>
      <p class="tip-title">{release.actors.label[actor]}</p>
      <p>{name}{across === "topics" && <span class="quiet"> · {field}</span>}</p>
      {tile && across === "fields"
        ? <p>{tile.support} for, {tile.oppose} against, {tile.mixed} mixed; of {count(texts, "text")}</p>
        : <p><NetStance support={tile?.support ?? 0} oppose={tile?.oppose ?? 0} mixed={tile?.mixed ?? 0} texts={texts} /></p>}
      {tile?.low && <p class="tip-low">low confidence only</p>}
    </>
  );
}

/** The rows behind the chosen tile. */
export function Behind({ release, route, actor, column }: {
  readonly release: Release;
  readonly route: Route;
  readonly actor: number;
  readonly column: MatrixColumn;
}) {
  const box = useArrival<HTMLElement>(route.params["cell"]);
  const selection = selectionOf(release, route);
  const concept = column.concept === null ? null : stanceIndex(release).concepts[column.concept]!;
  const topics = concept ? [concept.topic] : release.topics.group.flatMap((group, topic) => (group === column.group ? [topic] : []));
  const rows = topics.flatMap((topic) => rowsBehind(release, selection, actor, topic, concept ? concept.target : null));
  const shown = rows.slice(0, 12);
  const { from, to } = selection.years;
  const all = yearsOf(release);
  return (
    <section class="behind" aria-label="Rows behind the chosen tile" ref={box} tabIndex={-1}>
      <h2><ActorLink release={release} row={actor} /> on {concept ? <a href={conceptHref(release, concept)}>{conceptName(release, concept)}</a> : groupName(column.group)}</h2>
      {concept && <p class="proposition">{release.topics.proposition[concept.topic]}</p>}
      <p class="behind-actions">
        {count(rows.length, "position")}{shown.length < rows.length && `, the first ${shown.length} here`} ·{" "}
        <a href={href("positions", null, {
          actor: release.actors.id[actor],
          topic: concept ? release.topics.id[concept.topic] : null,
          group: concept ? null : column.group,
          from: from === all.from ? null : from,
          to: to === all.to ? null : to,
          confidence: levelsOf(selection.sure),
        })}>open in the table</a> · <a href={withParams(route, { cell: null })}>close</a>
      </p>
      <PositionList release={release} rows={shown} without={concept ? ["actor", "topic"] : ["actor"]} />
    </section>
  );
}

