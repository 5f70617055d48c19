// What a view is: a function of the release and the address. A view keeps no state that a reader might
// want to link to; that stands in `route`.

import type { ComponentChildren } from "preact";
import type { Release } from "../model/types.ts";
import type { Route } from "../router/route.ts";

export interface ViewProps {
  readonly release: Release;
  readonly route: Route;
}

export type View = (props: ViewProps) => ComponentChildren;
