// The choices made so far, each with a link that takes it back.

import { facets } from "../model/facets.ts";
import { chosen } from "../model/select.ts";
import type { Release } from "../model/types.ts";
import { withParams, type Route } from "../router/route.ts";

interface Made {
  readonly label: string;
  readonly value: string;
  readonly without: string;
}

export function Chosen({ release, route }: { readonly release: Release; readonly route: Route }) {
  const made: Made[] = [];
  if (route.params.q) made.push({ label: "Search", value: route.params.q, without: withParams(route, { q: null }) });
  for (const facet of facets(release)) {
    const codes = chosen(route, facet);
    for (const code of codes ?? []) {
      const others = [...codes!].filter((one) => one !== code).map((one) => facet.ids[one]!);
      made.push({ label: facet.label, value: facet.labels[code]!, without: withParams(route, { [facet.name]: others }) });
    }
  }
  const { from, to } = route.params;
  if (from || to) {
    const value = from && to ? `${from} to ${to}` : from ? `from ${from}` : `until ${to}`;
    made.push({ label: "Period", value, without: withParams(route, { from: null, to: null }) });
  }
  if (!made.length) return null;
  const none = withParams(route, Object.fromEntries([...facets(release).map((facet) => [facet.name, null]), ["q", null], ["from", null], ["to", null]]));
  return (
    <ul class="chosen" aria-label="Choices made">
      {made.map((one) => (
        <li key={`${one.label} ${one.value}`}>
          <a class="chip" href={one.without}>
            <span class="chip-label">{one.label}</span> <span class="chip-value">{one.value}</span>
            <span aria-hidden="true" class="chip-sign">×</span>
            <span class="for-the-ear">: take this choice back</span>
          </a>
        </li>
      ))}
      {made.length > 1 && <li><a class="chosen-none" href={none}>Clear all</a></li>}
    </ul>
  );
}
