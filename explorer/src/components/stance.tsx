// Stance and net stance as a reader sees them: a mark of its own shape, a word and a colour.

import { net as formatNet, count } from "../model/format.ts";
import type { StanceName } from "../model/types.ts";

const SIGNS: Readonly<Record<StanceName, string>> = { support: "\u25B2", oppose: "\u25BC", mixed: "\u25C6" };
const VERBS: Readonly<Record<StanceName, string>> = { support: "supports", oppose: "opposes", mixed: "mixed" };

/** `▲ supports` in the stance's colour; `bare` leaves out the word for the eye and keeps it for the ear. */
export function StanceMark({ stance, bare = false }: { readonly stance: StanceName; readonly bare?: boolean }) {
  return (
    <span class={`stance stance-${stance}`}>
      <span class="stance-sign" aria-hidden="true">{SIGNS[stance]}</span>
      <span class={bare ? "for-the-ear" : ""}>{VERBS[stance]}</span>
    </span>
  );
}

/** Step of the ramp, 1 (all oppose) to 7 (all support), of a net stance in [-1, 1]. */
export function netStep(net: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const bounds = [-0.75, -0.4, -0.1, 0.1, 0.4, 0.75];
  let step = 1;
  for (const bound of bounds) if (net > bound || (bound > 0 && net === bound)) step += 1;
  return step as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

interface NetProps {
  readonly support: number;
  readonly oppose: number;
  readonly mixed: number;
  /** How many texts there are of the actor at all: the denominator that stands beside every net stance. */
  readonly texts: number;
}

/** Net stance with its colour, what it was counted from, and out of how many texts. */
export function NetStance({ support, oppose, mixed, texts }: NetProps) {
  const counted = support + oppose + mixed;
  if (!counted) return <span class="quiet">no position in {count(texts, "text")}</span>;
  const value = (support - oppose) / counted;
  return (
    <span class="net">
      <span class={`net-chip net-${netStep(value)}`}>{formatNet(value)}</span>{" "}
      <span class="quiet">
        {support} for, {oppose} against{mixed ? `, ${mixed} mixed` : ""}; in {counted} of {count(texts, "text")}
      </span>
    </span>
  );
}
