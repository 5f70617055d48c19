// The facets beside the table: values with the number of positions that each would leave.

import { useState } from "preact/hooks";
import { facets, type Facet } from "../model/facets.ts";
import { compact } from "../model/format.ts";
import { fold } from "../model/search.ts";
import { chosen, type Selection } from "../model/select.ts";
import type { Release } from "../model/types.ts";
import { navigate, withParams, type Route } from "../router/route.ts";
import { PeriodFacet } from "./positions-period.tsx";

const SHOWN = 6;
const MANY = 14;
const MOST = 200;
/** Facets that stand open at first; the others open by a click, or when something is chosen in them. */
const OPEN: ReadonlySet<string> = new Set(["actor", "group", "topic", "stance", "confidence", "change"]);

interface PanelProps {
  readonly release: Release;
  readonly route: Route;
  readonly selection: Selection | null;
  readonly open: boolean;
}

export function FacetPanel({ release, route, selection, open }: PanelProps) {
  const made = facets(release).filter((facet) => chosen(route, facet)).length + (route.params.from || route.params.to ? 1 : 0);
  return (
    <details class="facets no-print" open={open} key={String(open)}>
      <summary class="facets-summary">Narrow down{made ? ` (${made})` : ""}</summary>
      <div class="facets-body" role="group" aria-label="Narrow down the positions">
        {facets(release).map((facet) => (
          <FacetBox key={facet.name} facet={facet} route={route} counts={selection?.counts.get(facet.name)} />
        )).toSpliced(4, 0, <PeriodFacet key="period" release={release} route={route} years={selection?.years} />)}
      </div>
    </details>
  );
}

interface BoxProps {
  readonly facet: Facet;
  readonly route: Route;
  readonly counts: Int32Array | undefined;
}

function FacetBox({ facet, route, counts }: BoxProps) {
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState("");
  const codes = chosen(route, facet);
  const values = listed(facet, counts, codes, typed);
  if (!values.length && !typed) return null;
  const shown = all || typed ? values.slice(0, MOST) : values.filter((code, at) => at < SHOWN || codes?.has(code));
  const toggle = (code: number): void => {
    const next = new Set(codes ?? []);
    if (!next.delete(code)) next.add(code);
    navigate(withParams(route, { [facet.name]: [...next].sort((a, b) => a - b).map((one) => facet.ids[one]!) }));
  };
  return (
    <details class="facet" open={OPEN.has(facet.name) || codes !== null}>
      <summary><h2>{facet.label}</h2>{codes && <span class="facet-made">{codes.size}</span>}</summary>
      {values.length > MANY || typed ? (
        <input type="search" class="facet-search" aria-label={`Find among values of ${facet.label}`} placeholder={`Find among ${values.length}`} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      ) : null}
      <ul>
        {shown.map((code) => (
          <li key={facet.ids[code]}>
            <label title={facet.about?.[code] ?? (facet.labels[code]!.length > 28 ? facet.labels[code] : undefined)}>
              <input type="checkbox" checked={codes?.has(code) ?? false} onChange={() => toggle(code)} />
              <span class="facet-label">{facet.labels[code]}</span>
              <span class="facet-count">{compact(counts?.[code] ?? 0)}</span>
            </label>
          </li>
        ))}
      </ul>
      {values.length > shown.length && !typed && (
        <button type="button" class="plain" onClick={() => setAll(true)}>{values.length > MOST ? `Show the first ${MOST} of ${values.length}` : `Show all ${values.length}`}</button>
      )}
      {all && !typed && values.length > SHOWN && <button type="button" class="plain" onClick={() => setAll(false)}>Show fewer</button>}
    </details>
  );
}

/** Codes with any rows, or chosen: by count, or as given. */
function listed(facet: Facet, counts: Int32Array | undefined, codes: ReadonlySet<number> | null, typed: string): number[] {
  const wanted = fold(typed.trim());
  const found: number[] = [];
  for (let code = 0; code < facet.ids.length; code += 1) {
    if (!(counts?.[code] || codes?.has(code))) continue;
    if (wanted && !fold(`${facet.labels[code]!}\n${facet.ids[code]!}`).includes(wanted)) continue;
    found.push(code);
  }
  if (facet.ordered) return found;
  return found.sort((a, b) => (counts?.[b] ?? 0) - (counts?.[a] ?? 0) || (facet.labels[a]! < facet.labels[b]! ? -1 : 1));
}
