// Positions with their words, as a list: what stands behind a tile, a mark, a topic or an actor.

import type { ComponentChildren } from "preact";
import { ActorLink, DocumentLink, positionHref, TopicLink } from "../components/links.tsx";
import { Quote } from "../components/quote.tsx";
import { StanceMark } from "../components/stance.tsx";
import { edtf } from "../model/format.ts";
import { NONE, type Release } from "../model/types.ts";

interface ListProps {
  readonly release: Release;
  readonly rows: readonly number[];
  /** Which of actor and topic the reader already knows from the page. */
  readonly without?: readonly ("actor" | "topic")[];
  readonly chosen?: number | null;
}

export function PositionList({ release, rows, without = [], chosen = null }: ListProps) {
  return (
    <ol class="said">
      {together(release, rows).map((group) => <Item key={group[0]} release={release} rows={group} without={without} chosen={chosen !== null && group.includes(chosen)} />)}
    </ol>
  );
}

/** Rows that one span of text shows with one stance stand together: a joint statement is read once. */
function together(release: Release, rows: readonly number[]): number[][] {
  const { document, charStart, charEnd, stance, act, topic, holder, addressee } = release.positions;
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = [document, charStart, charEnd, stance, act, topic, addressee].map((column) => column[row]).join(" ");
    const own = holder[row] === release.positions.actor[row] ? "" : String(holder[row]);
    const group = groups.get(`${key} ${own}`);
    if (group) group.push(row);
    else groups.set(`${key} ${own}`, [row]);
  }
  return [...groups.values()];
}

function Item({ release, rows, without, chosen }: {
  readonly release: Release;
  readonly rows: readonly number[];
  readonly without: readonly string[];
  readonly chosen: boolean;
}) {
  const row = rows[0]!;
  const one = release.positions.at(row);
  const actors = [...new Set(rows.map((each) => release.positions.actor[each]!))];
  const parts: ComponentChildren[] = [];
  if (!without.includes("actor")) parts.push(<Several actors={actors} release={release} />);
  if (one.holder !== NONE && one.holder !== one.actor) parts.push(<span>voiced by <ActorLink release={release} row={one.holder} /></span>);
  if (one.addressee !== NONE) parts.push(<span>to <ActorLink release={release} row={one.addressee} /></span>);
  if (!without.includes("topic")) parts.push(<TopicLink release={release} row={one.topic} />);
  if (one.targets.length) {
    parts.push(<span>target <Several actors={one.targets} release={release} /></span>);
  }
  return (
    <li class={chosen ? "said-item is-chosen" : "said-item"} id={`said-${one.id}`}>
      <p class="said-head">
        <span class="said-date">{edtf(one.edtf)}</span>
        <StanceMark stance={one.stance} />
        <span class="said-act">{one.act}</span>
        {parts.map((part, at) => <span key={at} class="said-who">{part}</span>)}
      </p>
      <p class="said-words"><Quote release={release} row={row} /></p>
      <p class="said-from">
        <DocumentLink release={release} row={one.document} />, {edtf(release.documents.edtf[one.document] ?? "")}
        {one.reviewStatus !== "unreviewed" && <> · {one.reviewStatus}</>}
        {" · "}{rows.length === 1 ? <a href={positionHref(release, row)}>why it was coded so</a> : (
          <>why it was coded so: {rows.map((each, at) => (
            <span key={each}>{at > 0 && ", "}<a href={positionHref(release, each)}>{release.actors.label[release.positions.actor[each]!]}</a></span>
          ))}</>
        )}
      </p>
    </li>
  );
}

function Several({ release, actors }: { readonly release: Release; readonly actors: readonly number[] }) {
  return <span>{actors.map((actor, at) => <span key={actor}>{at > 0 && ", "}<ActorLink release={release} row={actor} /></span>)}</span>;
}
