// All actors, those with most documents first, with their denominators.

import { useMemo } from "preact/hooks";
import { Choice, Search } from "../charts/controls.tsx";
import { ActorLink } from "../components/links.tsx";
import { count, whole } from "../model/format.ts";
import { denominatorsOf } from "../model/stance-names.ts";
import { groupName } from "../model/stance-selection.ts";
import { navigate, withParams } from "../router/route.ts";
import type { ViewProps } from "./view.ts";

const FEW = 100;

export function ActorIndex({ release, route }: ViewProps) {
  const { actors } = release;
  const texts = denominatorsOf(release);
  const topics = useMemo(() => topicsOf(release), [release]);
  const kinds = [...new Set(actors.kind)].sort();
  const kind = route.params["kind"] ?? "";
  const query = plain(route.params["q"] ?? "");
  const everyone = route.params["show"] === "all";
  const found = useMemo(() => [...actors.id.keys()]
    .filter((row) => (kind === "" || actors.kind[row] === kind) && plain(`${actors.label[row]} ${actors.id[row]}`).includes(query))
    .sort((a, b) => release.positionsOf("actor", b).length - release.positionsOf("actor", a).length || texts[b]!.documents - texts[a]!.documents || a - b), [release, kind, query]);
  const shown = everyone ? found : found.slice(0, FEW);
  return (
    <div class="actor-index">
      <h1>Actors</h1>
      <p class="lead">Everybody who holds, voices, is addressed by or is the target of a position. How many texts there are of an actor at all stands beside how many positions were found in them.</p>
      <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="Find an actor">
        <Search label="Find" hint="Name or id" value={route.params["q"] ?? ""} onChange={(q) => navigate(withParams(route, { q }), "replace")} />
        <Choice label="Kind" value={kind} options={[{ value: "", label: "All kinds" }, ...kinds.map((value) => ({ value, label: groupName(value) }))]}
          onChange={(value) => navigate(withParams(route, { kind: value }))} />
      </form>
      <p class="quiet">{count(found.length, "actor")}{shown.length < found.length && <>, the first {shown.length} here (<a href={withParams(route, { show: "all" })}>show all</a>)</>}</p>
      <div class="chart-table actor-table" tabIndex={0} role="region" aria-label="Table of actors">
        <table class="data">
          <caption class="for-the-ear">Actors with their texts, words, positions and topics</caption>
          <thead><tr><th scope="col">Actor</th><th scope="col">Kind</th><th scope="col" class="number">Positions</th><th scope="col" class="number">Topics</th><th scope="col" class="number">Texts</th><th scope="col" class="number">Words</th></tr></thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row}>
                <th scope="row"><ActorLink release={release} row={row} /></th>
                <td>{actors.kind[row]}</td>
                <td class="number">{whole(release.positionsOf("actor", row).length)}</td>
                <td class="number">{whole(topics[row]!)}</td>
                <td class="number">{whole(texts[row]!.documents)}</td>
                <td class="number">{whole(texts[row]!.words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** On how many topics each actor has positions. */
function topicsOf(release: ViewProps["release"]): number[] {
  const { actor, topic, length } = release.positions;
  const seen = new Set<number>();
  const found = Array.from({ length: release.actors.length }, () => 0);
  for (let row = 0; row < length; row++) {
    const pair = actor[row]! * release.topics.length + topic[row]!;
    if (seen.has(pair)) continue;
    seen.add(pair);
    found[actor[row]!]!++;
  }
  return found;
}
