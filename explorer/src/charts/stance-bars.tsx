// How many documents support and how many oppose, row by row, on both sides of one line.
//
// Belongs here: diverging bars with their numbers written on. Does not: what is counted (views). Mixed
// documents stand across the middle, half on each side. All rows share one scale.

import { bar, Layers, line } from "./shapes.ts";
import { fitted, useWidth } from "./size.ts";

export interface StanceRow {
  readonly label: string;
  readonly detail?: string;
  readonly href: string;
  readonly group?: string;
  readonly support: number;
  readonly oppose: number;
  readonly mixed: number;
  /** Net stance, written out. */
  readonly net: string;
  /** The denominator, written out. */
  readonly of: string;
  readonly low: boolean;
}

const STEP = 24;
const HEAD = 22;
const THICK = 13;

export function StanceBars({ rows, label }: { readonly rows: readonly StanceRow[]; readonly label: string }) {
  const [box, width] = useWidth<HTMLDivElement>(720);
  const narrow = width < 560;
  const name = narrow ? 0 : Math.min(240, Math.round(width * 0.3));
  const figures = narrow ? 52 : 178;
  const step = narrow ? STEP + 17 : STEP;
  const [left, right] = [name + 8, width - figures];
  const middle = (left + right) / 2;
  let most = 1;
  for (const row of rows) most = Math.max(most, row.support + row.mixed / 2, row.oppose + row.mixed / 2);
  // One document is never drawn as if it were many.
  const unit = Math.min(36, ((right - left) / 2 - 26) / most);
  const layers = new Layers();
  const tops: number[] = [];
  let top = HEAD;
  rows.forEach((row, at) => {
    if (row.group !== undefined && row.group !== rows[at - 1]?.group) top += 24;
    tops.push(top);
    const y = top + (narrow ? 20 : (STEP - THICK) / 2);
    const half = (row.mixed / 2) * unit;
    const low = row.low ? "-low" : "";
    const inset = row.low ? 0.75 : 0;
    if (row.oppose) layers.add(`share${low} share${low}-1`, bar(middle - half - row.oppose * unit + inset, y + inset, row.oppose * unit - inset, THICK - 2 * inset));
    if (row.support) layers.add(`share${low} share${low}-0`, bar(middle + half, y + inset, row.support * unit - inset, THICK - 2 * inset));
    if (row.mixed) layers.add(`share${low} share${low}-2`, bar(middle - half, y + inset, 2 * half, THICK - 2 * inset));
    top += step;
  });
  const height = top + 6;
  return (
    <div class="bars" ref={box}>
      <svg data-part="bars" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        <text class="axis-label share-label-1" x={middle - 6} y={13} text-anchor="end">{"\u25BC"} oppose</text>
        <text class="axis-label share-label-0" x={middle + 6} y={13}>support {"\u25B2"}</text>
        <text class="axis-label" x={width} y={13} text-anchor="end">{narrow ? "net, of all texts" : "net stance \u00B7 documents of all texts"}</text>
        {layers.paths().map(([look, path]) => <path key={look} class={look} d={path} />)}
        <path class="axis-zero" d={line(middle, HEAD - 2, middle, height - 4)} />
        {rows.map((row, at) => {
          const y = tops[at]! + (narrow ? 20 : (STEP - THICK) / 2) + THICK / 2;
          const half = (row.mixed / 2) * unit;
          return (
            <g key={`${at} ${row.href}`}>
              {row.group !== undefined && row.group !== rows[at - 1]?.group && (
                <text class="axis-group" x={0} y={tops[at]! - 6}>{row.group}</text>
              )}
              <a href={row.href}>
                <title>{said(row)}</title>
                <text class="axis-name" x={narrow ? 0 : name} y={narrow ? tops[at]! + 12 : y} text-anchor={narrow ? "start" : "end"} dominant-baseline={narrow ? "auto" : "central"}>
                  {fitted(row.label, narrow ? width - 110 : name, 12.5)}
                </text>
              </a>
              {row.oppose > 0 && <text class="axis-count" aria-hidden="true" x={middle - half - row.oppose * unit - 4} y={y} text-anchor="end" dominant-baseline="central">{row.oppose}</text>}
              {row.support > 0 && <text class="axis-count" aria-hidden="true" x={middle + half + row.support * unit + 4} y={y} dominant-baseline="central">{row.support}</text>}
              <text class="axis-net" aria-hidden="true" x={narrow ? width : width - figures + 52} y={y} text-anchor="end" dominant-baseline="central">{row.net}</text>
              <text class="axis-count" aria-hidden="true" x={width} y={narrow ? tops[at]! + 12 : y} text-anchor="end" dominant-baseline={narrow ? "auto" : "central"}>{row.of}</text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** A row in words, for the ear and for pointing at its name. */
function said(row: StanceRow): string {
  const figures = `net stance ${row.net}; ${row.support} for, ${row.oppose} against, ${row.mixed} mixed; ${row.of}`;
  return `${row.label}: ${figures}${row.low ? "; low confidence only" : ""}${row.detail ? `. ${row.detail}` : ""}`;
}
