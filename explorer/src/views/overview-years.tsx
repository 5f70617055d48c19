// Positions over time, by stance.

import { ChartFigure, type Column } from "../charts/figure.tsx";
import { YearColumns, type YearBin } from "../charts/year-columns.tsx";
import { count } from "../model/format.ts";
import { OPPOSE, SUPPORT, type Release } from "../model/types.ts";
import { href, withParams, type Route } from "../router/route.ts";

const COLUMNS: readonly Column<YearBin>[] = [
  { name: "from", label: "Year", value: (bin) => bin.from, show: (bin) => (bin.from === bin.to ? String(bin.from) : `${bin.from}–${bin.to}`) },
  { name: "to", label: "To", value: (bin) => bin.to, show: (bin) => String(bin.to) },
  { name: "support", label: "Support", value: (bin) => bin.support },
  { name: "oppose", label: "Oppose", value: (bin) => bin.oppose },
  { name: "mixed", label: "Mixed", value: (bin) => bin.mixed },
];
const MOST = 90;

export function OverviewYears({ release, route }: { readonly release: Release; readonly route: Route }) {
  const bins = binned(release);
  if (!bins.length) return null;
  const width = bins[0]!.to - bins[0]!.from + 1;
  const { about, positions } = release;
  return (
    <ChartFigure
      title="When the positions were held or voiced"
      subtitle={`Positions ${width === 1 ? "in each year" : `in each ${width} years`}, by the date of the position; ${count(positions.length, "row")}. More texts of a year make more rows of it.`}
      legend={<YearLegend mixed={bins.some((bin) => bin.mixed > 0)} />}
      source={`${about.title.split(":")[0]} ${about.version}`}
      file={`${about.name}-${about.version}-years`}
      columns={COLUMNS}
      rows={bins}
      asTable={route.params.show === "table"}
      chartHref={withParams(route, { show: null })}
      tableHref={withParams(route, { show: "table" })}
    >
      <YearColumns bins={bins} label={said(bins)} to={(bin) => href("positions", null, { from: bin.from, to: bin.to, sort: "date" })} />
    </ChartFigure>
  );
}

function YearLegend({ mixed }: { readonly mixed: boolean }) {
  return (
    <p class="legend-line">
      <span class="key key-support" aria-hidden="true" /> support{" "}
      <span class="key key-oppose" aria-hidden="true" /> oppose
      {mixed && <>{" "}<span class="key key-mixed" aria-hidden="true" /> mixed</>}
    </p>
  );
}

function binned(release: Release): readonly YearBin[] {
  const { year, stance } = release.positions;
  if (!year.length) return [];
  let [least, most] = [year[0]!, year[0]!];
  for (const one of year) {
    if (one < least) least = one;
    if (one > most) most = one;
  }
  const width = [1, 2, 5, 10, 25, 50, 100].find((years) => (most - least + 1) / years <= MOST) ?? 1000;
  const first = Math.floor(least / width) * width;
  const bins = Array.from({ length: Math.floor((most - first) / width) + 1 }, (_, k) => ({
    from: first + k * width,
    to: first + (k + 1) * width - 1,
    support: 0,
    oppose: 0,
    mixed: 0,
  }));
  for (let row = 0; row < year.length; row += 1) {
    const bin = bins[Math.floor((year[row]! - first) / width)]!;
    if (stance[row] === SUPPORT) bin.support += 1;
    else if (stance[row] === OPPOSE) bin.oppose += 1;
    else bin.mixed += 1;
  }
  return bins;
}

function said(bins: readonly YearBin[]): string {
  const total = (bin: YearBin): number => bin.support + bin.oppose + bin.mixed;
  const top = bins.reduce((a, b) => (total(b) > total(a) ? b : a));
  return `Positions over time, from ${bins[0]!.from} to ${bins.at(-1)!.to}. Most, ${total(top)}, are of ${top.from === top.to ? top.from : `${top.from} to ${top.to}`}.`;
}
