// What else the same actor said about the same topic, and what else was read from the same words.

import { positionHref } from "../components/links.tsx";
import { Quote } from "../components/quote.tsx";
import { StanceMark } from "../components/stance.tsx";
import { count, edtf } from "../model/format.ts";
import type { Position, Release } from "../model/types.ts";
import { href } from "../router/route.ts";

const MOST = 5;

interface OthersProps {
  readonly release: Release;
  readonly one: Position;
}

export function PositionOthers({ release, one }: OthersProps) {
  const { positions, actors, topics } = release;
  const same = [...release.positionsOf("actor", one.actor)].filter((row) => row !== one.row && positions.topic[row] === one.topic);
  const here = [...release.positionsOf("document", one.document)].filter(
    (row) => row !== one.row && positions.charStart[row]! < one.charEnd && positions.charEnd[row]! > one.charStart,
  );
  const near = same.sort((a, b) => Math.abs(positions.year[a]! - one.year) - Math.abs(positions.year[b]! - one.year) || a - b).slice(0, MOST);
  near.sort((a, b) => positions.start[a]! - positions.start[b]!);
  return (
    <>
      {here.length > 0 && (
        <section class="others" aria-labelledby="here">
          <h2 id="here">Also read from these words</h2>
          <ul class="mini">{here.slice(0, 12).map((row) => (
            <li key={row}><a href={positionHref(release, row)}>{actors.label[positions.actor[row]!]}</a> <StanceMark stance={positions.at(row).stance} /> {topics.label[positions.topic[row]!]}</li>
          ))}</ul>
        </section>
      )}
      {same.length > 0 && (
        <section class="others" aria-labelledby="same">
          <h2 id="same">{actors.label[one.actor]} on {topics.label[one.topic]}, nearest in time</h2>
          <ul class="mini">{near.map((row) => (
            <li key={row}>
              <p class="mini-head"><a href={positionHref(release, row)}>{edtf(positions.at(row).edtf)}</a> <StanceMark stance={positions.at(row).stance} /></p>
              <p class="mini-quote"><Quote release={release} row={row} /></p>
            </li>
          ))}</ul>
          <p><a href={href("positions", null, { actor: release.actors.id[one.actor]!, topic: topics.id[one.topic]!, sort: "date" })}>All {count(same.length + 1, "position")} of {actors.label[one.actor]} on {topics.label[one.topic]}</a></p>
        </section>
      )}
    </>
  );
}
