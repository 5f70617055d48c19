// One row of the table of positions.

import { ActorLink, DocumentLink, positionHref, TopicLink } from "../components/links.tsx";
import { PrecisMark, ReviewMark } from "../components/quote.tsx";
import { Quoted } from "../components/quoted.tsx";
import { StanceMark } from "../components/stance.tsx";
import { Targets } from "../components/targets.tsx";
import { isLow, level } from "../model/confidence.ts";
import { edtfShort } from "../model/format.ts";
import { terms } from "../model/search.ts";
import type { Release } from "../model/types.ts";
import { useWords } from "../model/words.ts";
import { Found } from "../components/found.tsx";

interface RowProps {
  readonly release: Release;
  readonly row: number;
  readonly at: number;
  /** What was searched for, to be marked. */
  readonly words: string;
}

export function PositionRow({ release, row, at, words }: RowProps) {
  const one = release.positions.at(row);
  const quote = useWords(release, [row])(row);
  const precis = release.documents.textKind[one.document] === "precis";
  const name = `${release.actors.label[one.actor]} ${one.stance === "mixed" ? "is mixed on" : `${one.stance}s`} ${release.topics.label[one.topic]}`;
  return (
    <div role="row" class={`row ${isLow(one.confidence) ? "row-low" : ""}`} aria-rowindex={at + 2}>
      <div role="cell" class="cell cell-date"><a href={positionHref(release, row)} aria-label={`${edtfShort(one.edtf)}: ${name}`}>{edtfShort(one.edtf)}</a></div>
      <div role="cell" class="cell cell-actor">
        <ActorLink release={release} row={one.actor} class="strong" />
        {one.holder !== one.actor && <span class="cell-more">{release.actors.label[one.holder]}</span>}
      </div>
      <div role="cell" class="cell cell-stance">
        <StanceMark stance={one.stance} />
        <span class="cell-more">{one.act} · {one.voice}</span>
      </div>
      <div role="cell" class="cell cell-topic">
        <TopicLink release={release} row={one.topic} />
        <Targets release={release} row={row} />
      </div>
      <div role="cell" class="cell cell-evidence">
        <p class="evidence" title={quote}>{quote === undefined ? <span class="quiet">…</span> : <Quoted text={quote} precis={precis} language={release.documents.language[one.document]}><Found text={quote} terms={terms(words)} /></Quoted>}</p>
        <p class="cell-more">{precis && <><PrecisMark /> </>}<ReviewMark release={release} row={row} /> <DocumentLink release={release} row={one.document} /></p>
      </div>
      <div role="cell" class="cell cell-confidence">
        <Meter confidence={one.confidence} />
      </div>
    </div>
  );
}

/** Confidence as a figure, a word and a bar; low confidence is set apart by more than colour. */
export function Meter({ confidence }: { readonly confidence: number }) {
  return (
    <span class={`meter meter-${level(confidence)}`}>
      <span class="meter-figure">{confidence.toFixed(2)}</span>
      <svg class="meter-bar" viewBox="0 0 40 4" aria-hidden="true"><rect class="meter-ground" width="40" height="4" /><rect class="meter-fill" width={40 * confidence} height="4" /></svg>
      <span class="meter-word">{level(confidence)}</span>
    </span>
  );
}
