// Why a position was coded as it is, field by field, each value with its meaning.

import { ActorLink, TopicLink } from "../components/links.tsx";
import { level } from "../model/confidence.ts";
import { edtf, iso, share } from "../model/format.ts";
import { words } from "../model/facets.ts";
import type { Position, Release } from "../model/types.ts";
import type { ComponentChildren } from "preact";

interface ReasonsProps {
  readonly release: Release;
  readonly one: Position;
}

export function PositionReasons({ release, one }: ReasonsProps) {
  const { actors, topics, documents } = release;
  const bounds = [iso(one.start), iso(one.end)];
  return (
    <section class="reasons" aria-labelledby="reasons">
      <h2 id="reasons">Why it was coded so</h2>
      <dl class="facts">
        <Fact name="Actor" value={<ActorLink release={release} row={one.actor} />}>
          {words(actors.kind[one.actor]!)}{actors.listed[one.actor] ? "" : "; not in the codebook, named after the text"}. Whose position it is.
        </Fact>
        {one.holder !== one.actor && <Fact name="Holder" value={<ActorLink release={release} row={one.holder} />}>Who voiced it.</Fact>}
        {one.addressee >= 0 && <Fact name="Addressee" value={<ActorLink release={release} row={one.addressee} />}>Who is asked to act.</Fact>}
        <Fact name="Topic" value={<TopicLink release={release} row={one.topic} />}>
          Measured against: <span class="proposition">{topics.proposition[one.topic]}</span>
        </Fact>
        <Fact name="Stance" value={<span class={`stance-${one.stance} strong`}>{words(one.stance)}</span>}>{meaning(release, "stances", one.stance)}</Fact>
        <Fact name="Act" value={words(one.act)}>{meaning(release, "acts", one.act)}</Fact>
        <Fact name="Voice" value={words(one.voice)}>{meaning(release, "voices", one.voice)}</Fact>
        <Fact name="Date" value={edtf(one.edtf)}>
          {meaning(release, "date_sources", one.dateSource)}{" "}
          <span class="quiet">EDTF <code>{one.edtf}</code>{bounds[0] !== bounds[1] && `; ${bounds[0] || "open"} to ${bounds[1] || "open"}`}</span>
        </Fact>
        <Fact name="Confidence" value={`${one.confidence.toFixed(2)}, ${level(one.confidence)}`}>{told(one.confidence)}</Fact>
        <Fact name="Review" value={words(one.reviewStatus)}>{meaning(release, "review_statuses", one.reviewStatus)}</Fact>
        <Fact name="Place" value={`Sentence ${one.sentence + 1}`}>
          Characters {one.charStart}–{one.charEnd} (code points) of <code>{documents.id[one.document]}</code>.
        </Fact>
        <Fact name="Extractor" value={<code>{one.extractor}</code>}>What found it; <code>provenance.json</code> names its code.</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, value, children }: { readonly name: string; readonly value: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd><span class="fact-value">{value}</span> <span class="fact-about">{children}</span></dd>
    </div>
  );
}

function meaning(release: Release, vocabulary: string, value: string): string {
  const list = release.vocabularies[vocabulary];
  return list?.descriptions[list.values.indexOf(value)] ?? "";
}

/** Confidence in words: an estimate of how often such a row is right. */
function told(confidence: number): string {
  const often = share(Math.round(confidence * 20) / 20);
  const said = { high: "The signs in the words are clear", medium: "The signs in the words leave some doubt", low: "The signs in the words are weak" }[level(confidence)];
  return `${said}: of rows that score like this, about ${often} are estimated to be right, judged by annotated texts.`;
}
