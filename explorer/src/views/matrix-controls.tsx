// What every view of net stance can be narrowed to: field, kind of actor, confidence, years.

import { useMemo } from "preact/hooks";
import { Choice, Period, Several } from "../charts/controls.tsx";
import { groupName, yearsOf, type Selection } from "../model/stance-selection.ts";
import type { Release } from "../model/types.ts";
import { href, type Changes, type Route } from "../router/route.ts";

/** Field, kind, confidence and period: the same in every view of net stance. */
export function SelectionControls({ release, selection, set, without = [] }: {
  readonly release: Release;
  readonly selection: Selection;
  readonly set: (changes: Changes, how?: "push" | "replace") => void;
  readonly without?: readonly ("group" | "kind")[];
}) {
  const all = yearsOf(release);
  const counts = useMemo(() => yearCounts(release), [release]);
  const groups = useMemo(() => [...new Set(release.topics.group)].map((value) => ({ value, label: groupName(value) })), [release]);
  const kinds = useMemo(() => [...new Set([...new Set(release.positions.actor)].map((actor) => release.actors.kind[actor]!))].sort().map((value) => ({ value, label: groupName(value) })), [release]);
  return (
    <>
      {!without.includes("group") && <Several label="Fields" all="All fields" values={selection.groups} options={groups} onChange={(group) => set({ group, cell: null })} />}
      {!without.includes("kind") && <Several label="Actors" all="All kinds" values={selection.kinds} options={kinds} onChange={(kind) => set({ kind, cell: null })} />}
      <Choice label="Confidence" value={selection.sure} onChange={(value) => set({ sure: value === "any" ? null : value })}
        options={[{ value: "any", label: "Any" }, { value: "medium", label: "Medium and high" }, { value: "high", label: "High only" }]} />
      <Period from={selection.years.from} to={selection.years.to} least={all.from} most={all.to} counts={counts}
        onChange={(from, to) => set({ from: from === all.from ? null : from, to: to === all.to ? null : to }, "replace")} />
    </>
  );
}

function yearCounts(release: Release): number[] {
  const all = yearsOf(release);
  const counts = Array.from({ length: all.to - all.from + 1 }, () => 0);
  for (const year of release.positions.year) counts[year - all.from]!++;
  return counts;
}

export function Nothing({ route }: { readonly route: Route }) {
  return <p class="no-match">Nothing matches these filters. <a href={href(route.view, route.id)}>Take all filters away</a></p>;
}

