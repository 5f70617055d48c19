// The two sides of a topic: who agrees and who conflicts on it.

import { ActorLink } from "../components/links.tsx";
import { count, net as formatNet } from "../model/format.ts";
import { denominatorsOf } from "../model/stance-names.ts";
import type { Cell } from "../model/stance.ts";
import type { Release } from "../model/types.ts";
import { href, type Route } from "../router/route.ts";

/** Actors of a camp that are named. */
const CAMP = 24;

/** Actors by the side that they are on; those on one side agree with each other and conflict with the other. */
export function Camps({ release, cells, route, topic }: { readonly release: Release; readonly cells: readonly Cell[]; readonly route: Route; readonly topic: number }) {
  const texts = denominatorsOf(release);
  const by = (side: number): Cell[] => cells.filter((cell) => Math.sign(cell.net) === side).sort((a, b) => b.documents - a.documents || a.actor - b.actor);
  const camps = [
    { name: "Support it", sign: "▲", look: "support", cells: by(1) },
    { name: "On both sides", sign: "◆", look: "mixed", cells: by(0) },
    { name: "Oppose it", sign: "▼", look: "oppose", cells: by(-1) },
  ];
  const [support, both, oppose] = camps.map((camp) => camp.cells.length) as [number, number, number];
  return (
    <section class="camps" aria-labelledby="camps">
      <h2 id="camps">Who agrees and who conflicts</h2>
      <p class="quiet">
        By the sign of net stance: {support} on one side, {oppose} on the other, {both} on both or neither. Actors in one camp are congruent here, actors in opposite camps conflict.{" "}
        <a href={href("network", null, { group: release.topics.group[topic], from: route.params["from"], to: route.params["to"] })}>See the network of this field</a>
      </p>
      <div class="camps-columns">
        {camps.map((camp) => (
          <div key={camp.name} class={`camp camp-${camp.look}`}>
            <h3><span aria-hidden="true">{camp.sign}</span> {camp.name} <span class="quiet">{camp.cells.length}</span></h3>
            <ul>
              {camp.cells.slice(0, CAMP).map((cell) => (
                <li key={cell.actor}>
                  <ActorLink release={release} row={cell.actor} />{" "}
                  <span class="quiet">{formatNet(cell.net)}, {cell.documents} of {count(texts[cell.actor]!.documents, "text")}</span>
                </li>
              ))}
              {camp.cells.length > CAMP && <li class="quiet">and {camp.cells.length - CAMP} more: see the table of the figure above</li>}
              {camp.cells.length === 0 && <li class="quiet">nobody found</li>}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

