// Changes of side, each with words from before and after.

import { actorHref } from "../components/links.tsx";
import { count, net as formatNet } from "../model/format.ts";
import type { Change } from "../model/stance-changes.ts";
import { conceptHref, conceptName } from "../model/stance-names.ts";
import { stanceIndex } from "../model/stance-selection.ts";
import { NONE, OPPOSE, SUPPORT, type Release } from "../model/types.ts";
import { withParams, type Route } from "../router/route.ts";
import { PositionList } from "./topic-positions.tsx";

/** Changes of side, with one quotation before and one after. */
export function Turns({ release, changes, route }: { readonly release: Release; readonly changes: readonly Change[]; readonly route: Route }) {
  const all = route.params["turns"] === "all";
  const shown = all ? changes : changes.slice(0, 6);
  return (
    <section class="turns" aria-labelledby="turns">
      <h2 id="turns">Changes of mind</h2>
      <p class="quiet">
        {changes.length === 0
          ? "No actor's net stance has turned to the other side from one year to a later one."
          : `${count(changes.length, "turn")}: net stance had one sign in a year and the other in the next year with a side. It may be a change of mind, a new government, another speaker, or an error of the extractor.`}
      </p>
      {shown.map((change) => <Turn key={`${change.actor} ${change.concept} ${change.after.year}`} release={release} change={change} />)}
      {changes.length > shown.length && <p><a href={withParams(route, { turns: "all" })}>Show all {changes.length}</a></p>}
    </section>
  );
}

function Turn({ release, change }: { readonly release: Release; readonly change: Change }) {
  const { topic, target } = stanceIndex(release).concepts[change.concept]!;
  const rowsOf = (year: number, side: number): number[] => [...release.positionsOf("topic", topic)].filter((row) => {
    const { positions } = release;
    const targets = positions.targets(row);
    return positions.actor[row] === change.actor && positions.year[row] === year && positions.stance[row] === side &&
      (target === NONE ? targets.length === 0 : targets.includes(target));
  }).sort((a, b) => release.positions.confidence[b]! - release.positions.confidence[a]! || a - b);
  const side = (net: number): number => (net > 0 ? SUPPORT : OPPOSE);
  return (
    <div class="turn-pair">
      <h3>
        <a href={actorHref(release, change.actor)}>{release.actors.label[change.actor]}</a>
        {" on "}<a href={conceptHref(release, { topic, target })}>{conceptName(release, { topic, target })}</a>: {formatNet(change.before.net)} in {change.before.year} → {formatNet(change.after.net)} in {change.after.year}
      </h3>
      <div class="turn-words">
        {[change.before, change.after].map((one) => (
          <PositionList key={one.year} release={release} rows={rowsOf(one.year, side(one.net)).slice(0, 1)} without={["actor", "topic"]} />
        ))}
      </div>
    </div>
  );
}

