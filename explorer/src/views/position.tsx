// One position: what is claimed, the words that show it, why it was coded so, how to point at it.

import { Copy } from "../components/copy.tsx";
import { ActorLink, DocumentLink, TopicLink, positionHref } from "../components/links.tsx";
import { LowMark, PrecisMark } from "../components/quote.tsx";
import { isLow } from "../model/confidence.ts";
import { context } from "../model/context.ts";
import { edtf } from "../model/format.ts";
import { named, office, positionCitation, statement, verb } from "../model/sentences.ts";
import type { Position, Release } from "../model/types.ts";
import { useText, useWords } from "../model/words.ts";
import { href } from "../router/route.ts";
import { NotFound } from "../shell/not-found.tsx";
import { useExtension } from "../shell/extension.ts";
import { PositionReasons } from "./position-reasons.tsx";
import { PositionOthers } from "./position-others.tsx";
import type { ViewProps } from "./view.ts";

export function PositionPage({ release, route }: ViewProps) {
  const row = route.id === null ? -1 : release.positions.row(route.id);
  if (row < 0) return <NotFound what="position" id={route.id ?? ""} />;
  return <Page release={release} one={release.positions.at(row)} />;
}

interface PageProps {
  readonly release: Release;
  readonly one: Position;
}

function Page({ release, one }: PageProps) {
  const { PositionTools } = useExtension();
  return (
    <article class="position">
      <header class="position-head">
        <p class="eyebrow">
          Position · {edtf(one.edtf)} · <DocumentLink release={release} row={one.document} />
        </p>
        <h1>
          <ActorLink release={release} row={one.actor} /> <span class={`stance-${one.stance}`}>{verb(one.stance)}</span>
          <span class="position-proposition"><span class="for-the-ear">: </span>{release.topics.proposition[one.topic]}</span>
        </h1>
        <p class="position-topic">
          <TopicLink release={release} row={one.topic} />
          {one.targets.length > 0 && <> on {named(release, one.targets)}</>}
        </p>
      </header>
      <div class="position-main">
        <Evidence release={release} one={one} />
        {PositionTools && <PositionTools release={release} row={one.row} />}
        <PositionReasons release={release} one={one} />
      </div>
      <div class="position-side">
      <section class="position-cite" aria-labelledby="cite">
        <h2 id="cite">Point at it</h2>
        <p class="quiet">Ids are kept over versions and never reused.</p>
        <p><code>{one.id}</code></p>
        <p class="actions">
          <Copy text={() => `${location.href.split("#")[0]}${positionHref(release, one.row)}`}>Copy link</Copy>
          <Copy text={() => positionCitation(release, one)}>Copy citation</Copy>
          <Copy text={() => withEvidence(release, one)}>Copy with evidence</Copy>
        </p>
        <p class="citation">{positionCitation(release, one)}</p>
      </section>
      <PositionOthers release={release} one={one} />
      </div>
    </article>
  );
}

/** The claim, the words and the citation, as plain text; a précis is named as ours here too. */
function withEvidence(release: Release, one: Position): string {
  const quote = release.words.quote(one.row) ?? "";
  const precis = release.documents.textKind[one.document] === "precis";
  const words = precis ? `${quote} [from our pr\u00E9cis, not the holder\u2019s words]` : `\u201C${quote}\u201D`;
  return `${statement(release, one)}\n${words}\n${positionCitation(release, one)}`;
}

function Evidence({ release, one }: PageProps) {
  const text = useText(release, one.document);
  const quote = useWords(release, [one.row])(one.row);
  const { documents, actors } = release;
  const precis = documents.textKind[one.document] === "precis";
  const shown = text ? context(text, one.charStart, one.charEnd) : { before: "", quote: quote ?? "", after: "" };
  const role = one.holder === one.actor ? null : office(release, one.holder, one.actor, one.start);
  return (
    <section class="evidence-box" aria-labelledby="evidence">
      <h2 id="evidence">The words that show it</h2>
      <blockquote class={precis ? "evidence-text evidence-precis" : "evidence-text"} lang={documents.language[one.document]}>
        <p>
          <span class="evidence-around">{shown.before}</span>
          <mark class={`hit hit-${one.stance}`}>{shown.quote}</mark>
          <span class="evidence-around">{shown.after}</span>
        </p>
      </blockquote>
      <p class="evidence-source">
        {one.holder !== one.actor && <><ActorLink release={release} row={one.holder} />{role ? `, ${role}` : ""} for {actors.label[one.actor]}. </>}
        <a href={href("document", documents.id[one.document]!, { position: one.id })}>Read it in its place</a>
        {" in "}<cite>{documents.title[one.document] || documents.id[one.document]}</cite>, {edtf(documents.edtf[one.document]!)}.
      </p>
      {(precis || isLow(one.confidence) || text === null) && (
        <ul class="remarks">
          {precis && <li><PrecisMark /> These words are from a summary written for this dataset in the third person. They are not the holder’s own.</li>}
          {isLow(one.confidence) && <li><LowMark confidence={one.confidence} /> The extractor was not sure of this row: read the words before you use it.</li>}
          {text === null && <li><span class="tag">quoted only</span> The rights of the text allow no more than this quotation to be shown here.</li>}
        </ul>
      )}
    </section>
  );
}
