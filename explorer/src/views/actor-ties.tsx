// To whom and through whom an actor speaks, with whom it agrees, and for whom its holders spoke.

import { useMemo } from "preact/hooks";
import { ActorLink } from "../components/links.tsx";
import { count, day, whole } from "../model/format.ts";
import { relations, type Relation } from "../model/stance-relations.ts";
import { stanceIndex, type Selection } from "../model/stance-selection.ts";
import { tally } from "../model/stance.ts";
import { NONE, NO_DAY, type Release } from "../model/types.ts";
import { href } from "../router/route.ts";

const FEW = 12;

/** Addressees, holders and those who speak to the actor, by the number of positions. */
export function Company({ release, actor, rows }: { readonly release: Release; readonly actor: number; readonly rows: readonly number[] }) {
  const { positions } = release;
  const asked = counted(rows.map((row) => positions.addressee[row]!));
  const voices = counted(rows.map((row) => positions.holder[row]!));
  const askers = counted([...release.positionsOf("addressee", actor)].map((row) => positions.actor[row]!));
  const spoken = counted([...release.positionsOf("holder", actor)].map((row) => positions.actor[row]!).filter((one) => one !== actor));
  const lists = [
    { title: "Whom it asks to act", hint: "addressees of its positions", list: asked },
    { title: "Who voiced them", hint: "holders: the most specific person or body", list: voices },
    { title: "Who asks it to act", hint: "actors whose positions address it", list: askers },
    { title: "For whom it spoke", hint: "actors whose positions it voiced", list: spoken },
  ].filter(({ list }) => list.length > 0);
  if (lists.length === 0) return null;
  return (
    <section class="ties" aria-labelledby="ties">
      <h2 id="ties">Addressees and holders</h2>
      <div class="ties-columns">
        {lists.map(({ title, hint, list }) => (
          <div key={title}>
            <h3>{title}</h3>
            <p class="quiet">{hint}</p>
            <Bars release={release} list={list} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Bars({ release, list }: { readonly release: Release; readonly list: readonly (readonly [number, number])[] }) {
  const most = Math.max(1, ...list.map(([, number]) => number));
  return (
    <ul class="small-bars">
      {list.slice(0, FEW).map(([actor, number]) => (
        <li key={actor}>
          <ActorLink release={release} row={actor} />
          <span class="small-bar" aria-hidden="true"><span style={{ width: `${(100 * number) / most}%` }} /></span>
          <span class="number">{whole(number)}</span>
        </li>
      ))}
      {list.length > FEW && <li class="quiet">and {whole(list.length - FEW)} more</li>}
    </ul>
  );
}

/** Values but NONE, most frequent first. */
function counted(values: readonly number[]): (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const value of values) if (value !== NONE) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b);
}

/** With whom the actor agrees and conflicts most, as in the network. */
export function Partners({ release, actor, selection }: { readonly release: Release; readonly actor: number; readonly selection: Selection }) {
  const found = useMemo(() => relations(tally(stanceIndex(release), selection.keeps, selection.years), actor), [release, actor, selection.said]);
  const other = (one: Relation): number => (one.source === actor ? one.target : one.source);
  const near = found.filter((one) => one.weight > 0).sort((a, b) => b.weight - a.weight || other(a) - other(b));
  const far = found.filter((one) => one.weight < 0).sort((a, b) => a.weight - b.weight || other(a) - other(b));
  if (found.length === 0) return null;
  const list = (title: string, ones: readonly Relation[], sign: string): object => (
    <div key={title}>
      <h3>{title} <span class="quiet">{ones.length}</span></h3>
      <ul class="plain-list">
        {ones.slice(0, FEW).map((one) => (
          <li key={other(one)}>
            <span aria-hidden="true">{sign} </span><ActorLink release={release} row={other(one)} />{" "}
            <span class="quiet">{one.weight > 0 ? "+" : "\u2212"}{Math.abs(one.weight).toFixed(2)}; {one.congruence} pairs of documents agree, {one.conflict} conflict, on {count(one.topics, "topic")}</span>
          </li>
        ))}
        {ones.length === 0 && <li class="quiet">nobody</li>}
      </ul>
    </div>
  );
  return (
    <section class="ties" aria-labelledby="partners">
      <h2 id="partners">Agrees with, conflicts with</h2>
      <p class="quiet">
        Congruence counts pairs of documents, one of each actor, that are on one side of a topic; conflict those on opposite sides. The figure is
        (congruence − conflict) ÷ the mean number of documents in which the two take a side. {selection.said}.{" "}
        <a href={href("network", null, { actor: release.actors.id[actor] })}>See it in the network</a>
      </p>
      <div class="ties-columns">{list("Agrees more than it conflicts", near, "—")}{list("Conflicts more than it agrees", far, "- -")}</div>
    </section>
  );
}

/** Whose holders these are, and when. */
export function Affiliations({ release, actor }: { readonly release: Release; readonly actor: number }) {
  const { affiliations } = release;
  const rows = [...affiliations.holder.keys()].filter((row) => affiliations.holder[row] === actor || affiliations.actor[row] === actor)
    .sort((a, b) => affiliations.start[a]! - affiliations.start[b]! || a - b);
  if (rows.length === 0) return null;
  const person = rows.some((row) => affiliations.holder[row] === actor);
  return (
    <section class="ties" aria-labelledby="affiliations">
      <h2 id="affiliations">Affiliations</h2>
      <div class="chart-table" tabIndex={0} role="region" aria-label="Table of affiliations">
        <table class="data">
          <caption class="for-the-ear">{person ? "For whom the holder spoke, in which role and when" : "Who spoke for the actor, in which role and when"}</caption>
          <thead><tr><th scope="col">Holder</th><th scope="col">Speaks for</th><th scope="col">Role</th><th scope="col">From</th><th scope="col">Until</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row"><ActorLink release={release} row={affiliations.holder[row]!} /></th>
                <td><ActorLink release={release} row={affiliations.actor[row]!} /></td>
                <td>{affiliations.role[row]}</td>
                <td>{affiliations.start[row] === NO_DAY ? "" : day(affiliations.start[row]!)}</td>
                <td>{affiliations.end[row] === NO_DAY ? "" : day(affiliations.end[row]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
