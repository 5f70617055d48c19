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
    const fit = others.filter((row) => {
      const length = positions.charEnd[row]! - positions.charStart[row]!;
      return length >= 60 && length <= 240;
    });
    const best = (fit.length ? fit : others).reduce((a, b) => (a < 0 || positions.confidence[b]! > positions.confidence[a]! ? b : a), -1);
    if (best >= 0) found.push(best);
  }
  return found;
}
