// The positions of a document in the order of its text, numbered as in the text.

import { useEffect, useRef } from "preact/hooks";
import { ActorLink, positionHref, TopicLink } from "../components/links.tsx";
import { LowMark, Quote, ReviewMark } from "../components/quote.tsx";
import { StanceMark } from "../components/stance.tsx";
import { Targets } from "../components/targets.tsx";
import { isLow } from "../model/confidence.ts";
import { count } from "../model/format.ts";
import type { Release } from "../model/types.ts";
import { withParams, type Route } from "../router/route.ts";

interface NotesProps {
  readonly release: Release;
  readonly route: Route;
  readonly rows: readonly number[];
  readonly chosen: number;
  /** Whether the notes are all there is to read, so that each brings its quotation. */
  readonly quoted: boolean;
}

export function DocumentNotes({ release, route, rows, chosen, quoted }: NotesProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const note = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (note && list.current && list.current.scrollHeight > list.current.clientHeight) {
      list.current.scrollTop = note.offsetTop - list.current.clientHeight / 3;
    }
  }, [chosen]);
  if (!rows.length) return <aside class="notes"><p class="quiet">No position was found in this text.</p></aside>;
  return (
    <aside class={`notes ${quoted ? "notes-quoted" : ""}`} aria-labelledby="notes">
      <h2 id="notes">{count(rows.length, "position")} in it</h2>
      <ol ref={list}>
        {rows.map((row, k) => {
          const one = release.positions.at(row);
          return (
            <li key={row} class="note" aria-current={row === chosen ? "true" : undefined}>
              <a class={`ref ref-${one.stance}`} href={withParams(route, { position: one.id })} aria-label={quoted ? `Position ${k + 1}` : `Position ${k + 1}: show it in the text`}>{k + 1}</a>
              <div>
                <p class="note-claim"><ActorLink release={release} row={one.actor} class="strong" /> <StanceMark stance={one.stance} /> <TopicLink release={release} row={one.topic} /> <Targets release={release} row={row} /></p>
                {quoted && <p class="note-quote"><Quote release={release} row={row} /></p>}
                <p class="note-more">{one.act} · {one.voice} · {!quoted && isLow(one.confidence) ? <LowMark confidence={one.confidence} /> : <>confidence {one.confidence.toFixed(2)}</>}{!quoted && <ReviewMark release={release} row={row} />} · <a href={positionHref(release, row)}>why</a></p>
              </div>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
