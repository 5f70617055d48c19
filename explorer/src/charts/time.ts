// The axis of time: days since 1970 to pixels, with ticks that read well.

import { scaleUtc } from "d3-scale";

const MS = 86_400_000;

export interface TimeAxis {
  readonly x: (day: number) => number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly from: number;
  readonly to: number;
}

const YEAR = new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** An axis over the given days with room for marks at both ends. */
export function timeAxis(from: number, to: number, left: number, right: number): TimeAxis {
  const slack = Math.max(20, (to - from) * 0.02);
  const scale = scaleUtc().domain([(from - slack) * MS, (to + slack) * MS]).range([left, right]);
  const long = to - from > 3 * 365;
  const wanted = Math.max(2, Math.floor((right - left) / (long ? 64 : 88)));
  const ticks = scale.ticks(wanted).filter((tick) => (long ? tick.getUTCMonth() === 0 && tick.getUTCDate() === 1 : tick.getUTCDate() === 1));
  return {
    x: (day) => scale(day * MS),
    ticks: ticks.map((tick) => ({ x: scale(tick), label: (long ? YEAR : MONTH).format(tick) })),
    from: from - slack,
    to: to + slack,
  };
}
