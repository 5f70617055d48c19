// What stands behind a node: its figures while it is pointed at, its lines once it is pressed, the table of all.

import type { Column } from "../charts/figure.tsx";
import { useArrival } from "../charts/size.ts";
import { ActorLink } from "../components/links.tsx";
import { count } from "../model/format.ts";
import { denominatorsOf } from "../model/stance-names.ts";
import type { Relation } from "../model/stance-relations.ts";
import { yearsOf } from "../model/stance-selection.ts";
import type { Release } from "../model/types.ts";
import { href, withParams, type Route } from "../router/route.ts";

export function NodeTip({ release, actor, documents, ties }: {
  readonly release: Release;
  readonly actor: number;
  readonly documents: number;
  readonly ties: readonly [number, number];
}) {
  return (
    <>
      <p class="tip-title">{release.actors.label[actor]}</p>
      <p>{count(documents, "document")} take a side, of {count(denominatorsOf(release)[actor]!.documents, "text")}</p>
      <p>agrees more with {ties[0]}, conflicts more with {ties[1]}</p>
    </>
  );
}

/** The lines of the chosen actor in words. */
export function Ties({ release, route, actor, edges }: { readonly release: Release; readonly route: Route; readonly actor: number; readonly edges: readonly Relation[] }) {
  const box = useArrival<HTMLElement>(route.params["actor"]);
  const own = edges.filter((edge) => edge.source === actor || edge.target === actor).sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target);
  const other = (edge: Relation): number => (edge.source === actor ? edge.target : edge.source);
  const all = yearsOf(release);
  const list = (title: string, ones: readonly Relation[]) => (
    <div key={title}>
      <h3>{title} <span class="quiet">{ones.length}</span></h3>
      <ul class="plain-list">
        {ones.slice(0, 15).map((edge) => (
          <li key={other(edge)}>
            <ActorLink release={release} row={other(edge)} />{" "}
            <span class="quiet">{edge.weight > 0 ? "+" : edge.weight < 0 ? "\u2212" : ""}{Math.abs(edge.weight).toFixed(2)}; {edge.congruence} agree, {edge.conflict} conflict, on {count(edge.topics, "topic")}</span>
          </li>
        ))}
        {ones.length > 15 && <li class="quiet">and {ones.length - 15} more in the table</li>}
        {ones.length === 0 && <li class="quiet">nobody</li>}
      </ul>
    </div>
  );
  return (
    <section class="behind" aria-label="Lines of the chosen actor" ref={box} tabIndex={-1}>
      <h2><ActorLink release={release} row={actor} /></h2>
      <p class="behind-actions">
        <a href={href("actor", release.actors.id[actor]!, { from: route.params["from"], to: route.params["to"] })}>Page of the actor</a> ·{" "}
        <a href={href("positions", null, { actor: release.actors.id[actor], from: all.from === Number(route.params["from"]) ? null : route.params["from"], to: route.params["to"] })}>its rows</a> ·{" "}
        <a href={withParams(route, { actor: null })}>close</a>
      </p>
      <div class="ties-columns">
        {list("Agrees more than it conflicts", own.filter((edge) => edge.weight > 0))}
        {list("Conflicts more than it agrees", own.filter((edge) => edge.weight < 0).reverse())}
        {own.some((edge) => edge.weight === 0) && list("As much of one as of the other", own.filter((edge) => edge.weight === 0))}
      </div>
    </section>
  );
}

export function columns(release: Release): Column<Relation>[] {
  const rounded = (value: number): string => (Math.round(value * 1000) / 1000).toFixed(3);
  return [
    { name: "source", label: "Actor", value: (edge) => release.actors.id[edge.source]!, show: (edge) => <ActorLink release={release} row={edge.source} /> },
    { name: "target", label: "Other actor", value: (edge) => release.actors.id[edge.target]!, show: (edge) => <ActorLink release={release} row={edge.target} /> },
    { name: "weight", label: "Weight", value: (edge) => edge.weight, show: (edge) => rounded(edge.weight) },
    { name: "congruence", label: "Congruence", value: (edge) => edge.congruence },
    { name: "congruence_weight", label: "Its weight", value: (edge) => edge.congruenceWeight, show: (edge) => rounded(edge.congruenceWeight) },
    { name: "conflict", label: "Conflict", value: (edge) => edge.conflict },
    { name: "conflict_weight", label: "Its weight", value: (edge) => edge.conflictWeight, show: (edge) => rounded(edge.conflictWeight) },
    { name: "topics", label: "Topics", value: (edge) => edge.topics },
  ];
}
