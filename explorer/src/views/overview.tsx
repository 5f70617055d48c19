// What is in the release: how much, of when, of whom, about what, and what changed since the last version.

import type { ViewProps } from "./view.ts";

export function Overview({ release }: ViewProps) {
  return <h1>{release.about.title}</h1>;
}
