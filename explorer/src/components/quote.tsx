// A quotation with what a reader must know about it: a précis is our words, low confidence shows.

import { Quoted } from "./quoted.tsx";
import { useWords } from "../model/words.ts";
import { confidenceWord, isLow } from "../model/confidence.ts";
import type { Release } from "../model/types.ts";

/** The evidence of a position, marked. */
export function Quote({ release, row }: { readonly release: Release; readonly row: number }) {
  const quote = useWords(release, [row])(row);
  const document = release.positions.document[row]!;
  const precis = release.documents.textKind[document] === "precis";
  return (
    <span class="quote">
      {quote === undefined ? (
        <span class="quiet">loading the quotation</span>
      ) : (
        <Quoted text={quote} precis={precis} language={release.documents.language[document]} />
      )}
      {precis && <> <PrecisMark /></>}
      <ReviewMark release={release} row={row} />
      {isLow(release.positions.confidence[row]!) && <> <LowMark confidence={release.positions.confidence[row]!} /></>}
    </span>
  );
}

/** Says that a text is a summary of ours. */
export function PrecisMark() {
  return <span class="tag tag-precis" title="From a summary written for this dataset in the third person; not the holder's words.">our précis</span>;
}

/** Says that the extractor was not sure. */
export function LowMark({ confidence }: { readonly confidence: number }) {
  return <span class="tag tag-low" title={`Confidence ${confidence.toFixed(2)}`}>{confidenceWord(confidence)}</span>;
}

/** Says what a person decided about a row; nothing where nobody has looked at it. */
export function ReviewMark({ release, row }: { readonly release: Release; readonly row: number }) {
  const { values, descriptions } = release.vocabularies.review_statuses!;
  const status = release.positions.reviewStatus[row]!;
  if (values[status] === "unreviewed") return null;
  return <> <span class="tag tag-reviewed" title={`By a reviewer: ${descriptions[status]}`}>{values[status]} by review</span></>;
}
