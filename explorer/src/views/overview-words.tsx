// Three rows to begin with: the surest of the early, the middle and the late third, each of another actor.

import { ActorLink, positionHref } from "../components/links.tsx";
import { Quote } from "../components/quote.tsx";
import { edtf } from "../model/format.ts";
import { verb } from "../model/sentences.ts";
import type { Release } from "../model/types.ts";

export function OverviewWords({ release }: { readonly release: Release }) {
  const rows = samples(release);
  if (!rows.length) return null;
  return (
    <section class="overview-words" aria-labelledby="words">
      <h2 id="words">In the words of the texts</h2>
      <ul class="samples">
        {rows.map((row) => {
          const one = release.positions.at(row);
          return (
            <li key={row} class={`sample sample-${one.stance}`}>
              <p class="sample-claim"><ActorLink release={release} row={one.actor} class="strong" /> <span class={`stance-${one.stance} strong`}>{verb(one.stance)}</span>: <span class="proposition">{release.topics.proposition[one.topic]}</span></p>
              <p class="sample-quote"><Quote release={release} row={row} /></p>
              <p class="sample-more"><a href={positionHref(release, row)}>{edtf(one.edtf)}</a></p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function samples(release: Release): readonly number[] {
  const { positions } = release;
  const order = Array.from({ length: positions.length }, (_, row) => row).sort((a, b) => positions.year[a]! - positions.year[b]! || a - b);
  const found: number[] = [];
  for (let third = 0; third < 3; third += 1) {
    const part = order.slice(Math.floor((order.length * third) / 3), Math.floor((order.length * (third + 1)) / 3));
    const others = part.filter((row) => !found.some((one) => positions.actor[one] === positions.actor[row] || positions.topic[one] === positions.topic[row]));
    const best = [others.filter((row) => reads(release, row)), others].find((rows) => rows.length)?.reduce((a, b) => (positions.confidence[b]! > positions.confidence[a]! ? b : a));
    if (best !== undefined) found.push(best);
  }
  return found;
}

/** Whether a quotation is long enough to be understood, short enough for a card, and begins like a sentence if it is at hand. */
function reads(release: Release, row: number): boolean {
  const length = release.positions.charEnd[row]! - release.positions.charStart[row]!;
  return length >= 60 && length <= 240 && /^["\u201C]?\p{Lu}/u.test(release.words.quote(row) ?? "A");
}
