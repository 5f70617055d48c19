// The period facet: how many positions there are of each year, and two years between which to stay.

import { useEffect, useState } from "preact/hooks";
import type { Release } from "../model/types.ts";
import { navigate, withParams, type Route } from "../router/route.ts";

interface PeriodProps {
  readonly release: Release;
  readonly route: Route;
  readonly years: ReadonlyMap<number, number> | undefined;
}

const BARS = 56;
const HIGH = 36;

export function PeriodFacet({ release, route, years }: PeriodProps) {
  const { year } = release.positions;
  if (!year.length) return null;
  let [least, most] = [year[0]!, year[0]!];
  for (const one of year) {
    if (one < least) least = one;
    if (one > most) most = one;
  }
  const from = Number(route.params.from ?? least);
  const to = Number(route.params.to ?? most);
  const span = Math.max(1, Math.ceil((most - least + 1) / BARS));
  const bins = new Array<number>(Math.ceil((most - least + 1) / span)).fill(0);
  for (const [one, n] of years ?? []) bins[Math.floor((one - least) / span)]! += n;
  const tallest = Math.max(1, ...bins);
  const width = 100 / bins.length;
  return (
    <details class="facet" open>
      <summary><h2>Period</h2></summary>
      <svg class="period" viewBox={`0 0 100 ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
        {bins.map((n, at) => {
          const first = least + at * span;
          const height = n ? Math.max(1.5, (n / tallest) * HIGH) : 0;
          const inside = first + span > from && first <= to;
          return <rect key={at} class={inside ? "period-in" : "period-out"} x={at * width} y={HIGH - height} width={width * 0.82} height={height} />;
        })}
      </svg>
      <div class="period-years">
        <YearField label="From" value={from} least={least} most={most} set={(value) => navigate(withParams(route, { from: value <= least ? null : value }))} />
        <span aria-hidden="true">–</span>
        <YearField label="To" value={to} least={least} most={most} set={(value) => navigate(withParams(route, { to: value >= most ? null : value }))} />
      </div>
    </details>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly set: (value: number) => void;
}

function YearField({ label, value, least, most, set }: FieldProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const take = (): void => {
    const year = Number.parseInt(typed, 10);
    if (Number.isFinite(year) && year !== value) set(Math.min(most, Math.max(least, year)));
    else setTyped(String(value));
  };
  return (
    <label>
      <span class="for-the-ear">{label}</span>
      <input type="number" min={least} max={most} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} onChange={take} />
    </label>
  );
}
