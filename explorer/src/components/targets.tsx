// Whom a targeted topic is about in a position: "on Russia and Serbia".

import type { Release } from "../model/types.ts";

const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

export function Targets({ release, row }: { readonly release: Release; readonly row: number }) {
  const targets = release.positions.targets(row);
  if (!targets.length) return null;
  return <span class="cell-more">on {LIST.format(targets.map((actor) => release.actors.label[actor]!))}</span>;
}
