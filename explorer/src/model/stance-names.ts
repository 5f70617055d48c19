// Names, addresses and denominators that go with net stance.

import { href } from "../router/route.ts";
import type { Concept } from "./stance.ts";
import { NONE, type Release } from "./types.ts";

/** `Sanctions and embargoes`, or `Sanctions and embargoes: Iraq` where a target is named. */
export function conceptName(release: Release, { topic, target }: Concept): string {
  const label = release.topics.label[topic] ?? "";
  return target === NONE ? label : `${label}: ${release.actors.label[target] ?? ""}`;
}

export function conceptHref(release: Release, { topic, target }: Concept): string {
  return href("topic", release.topics.id[topic] ?? "", { target: target === NONE ? null : release.actors.id[target] });
}

/** The proposition, with the target that fills its open slot. */
export function conceptProposition(release: Release, { topic, target }: Concept): string {
  const proposition = release.topics.proposition[topic] ?? "";
  return target === NONE ? proposition : `${proposition} [${release.actors.label[target] ?? ""}]`;
}

export interface Denominator {
  readonly documents: number;
  readonly words: number;
}

const denominators = new WeakMap<Release, readonly Denominator[]>();

/** How many texts and words there are of each actor at all, from the table `coverage`. */
export function denominatorsOf(release: Release): readonly Denominator[] {
  let made = denominators.get(release);
  if (!made) {
    const sums = Array.from({ length: release.actors.length }, () => ({ documents: 0, words: 0 }));
    const { coverage } = release;
    for (let row = 0; row < coverage.length; row++) {
      const sum = sums[coverage.actor[row]!]!;
      sum.documents += coverage.documents[row]!;
      sum.words += coverage.words[row]!;
    }
    denominators.set(release, (made = sums));
  }
  return made;
}

/** Where the figures come from and what of it was counted, for the line under every chart. */
export function sourceLine(release: Release, said?: string): string {
  const { about } = release;
  const short = about.title.split(":")[0] ?? about.name;
  return `Source: ${short} ${about.version}${about.doi ? `, doi:${about.doi}` : ""}, released ${about.released}${said ? `. Counted: ${said}` : ""}`;
}

/** The definition that stands by every chart of net stance. */
export const NET_DEFINED =
  "Net stance = (supporting \u2212 opposing) \u00F7 all documents of the actor on the topic, from \u22121 (all oppose the proposition) " +
  "to +1 (all support it). A document counts once a year: as support or oppose if all its positions there say so, else as mixed.";
