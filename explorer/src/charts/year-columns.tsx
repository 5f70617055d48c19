// Columns over years: support above the line, opposition below it, mixed on the line's upper side.

import { useWidth } from "./size.ts";

export interface YearBin {
  readonly from: number;
  readonly to: number;
  readonly support: number;
  readonly oppose: number;
  readonly mixed: number;
}

interface ColumnsProps {
  readonly bins: readonly YearBin[];
  readonly label: string;
  readonly to: (bin: YearBin) => string;
}

const HIGH = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 4, 8, 22];

export function YearColumns({ bins, label, to }: ColumnsProps) {
  const [box, width] = useWidth<HTMLDivElement>(900);
  const up = Math.max(1, ...bins.map((bin) => bin.support + bin.mixed));
  const down = Math.max(0, ...bins.map((bin) => bin.oppose));
  const unit = (HIGH - TOP - BOTTOM) / (up + down);
  const zero = TOP + up * unit;
  const step = (width - LEFT - RIGHT) / bins.length;
  const thick = Math.max(1, Math.min(26, step * 0.74));
  const ticks = steps(up, down);
  const every = Math.max(1, Math.ceil(46 / step));
  const years = bins[0]!.to - bins[0]!.from + 1;
  const round = [1, 2, 5, 10, 20, 25, 50, 100].find((one) => one >= every) ?? every;
  return (
    <div ref={box}>
      <svg data-part="years" width={width} height={HIGH} role="group" aria-label={label} class="years">
        {ticks.map((tick) => (
          <g key={tick}>
            <line class={tick === 0 ? "years-zero" : "years-grid"} x1={LEFT} x2={width - RIGHT} y1={zero - tick * unit} y2={zero - tick * unit} />
            <text class="years-tick" x={LEFT - 6} y={zero - tick * unit} text-anchor="end" dominant-baseline="central">{Math.abs(tick)}</text>
          </g>
        ))}
        {bins.map((bin, at) => {
          const total = bin.support + bin.oppose + bin.mixed;
          const x = LEFT + at * step + (step - thick) / 2;
          const named = bin.from === bin.to ? String(bin.from) : `${bin.from} to ${bin.to}`;
          const shown = (bin.from / years) % round === 0;
          return (
            <g key={bin.from}>
              {total > 0 && (
                <a href={to(bin)} aria-label={`${named}: ${bin.support} support, ${bin.oppose} oppose, ${bin.mixed} mixed`}>
                  <title>{`${named}: ${bin.support} support, ${bin.oppose} oppose${bin.mixed ? `, ${bin.mixed} mixed` : ""}`}</title>
                  <rect class="years-hit" x={LEFT + at * step} y={TOP} width={step} height={HIGH - TOP - BOTTOM} />
                  {bin.support > 0 && <rect class="fill-support" x={x} y={zero - bin.support * unit} width={thick} height={bin.support * unit} />}
                  {bin.mixed > 0 && <rect class="fill-mixed" x={x} y={zero - (bin.support + bin.mixed) * unit} width={thick} height={bin.mixed * unit} />}
                  {bin.oppose > 0 && <rect class="fill-oppose" x={x} y={zero} width={thick} height={bin.oppose * unit} />}
                </a>
              )}
              {shown && <text class="years-tick" x={LEFT + (at + 0.5) * step} y={HIGH - 5} text-anchor="middle">{bin.from}</text>}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Round numbers for the axis, above and below the line. */
function steps(up: number, down: number): readonly number[] {
  const rough = (up + down) / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const size = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power);
  const found = [];
  for (let tick = -Math.floor(down / size) * size; tick <= up; tick += size) found.push(tick);
  return found;
}
