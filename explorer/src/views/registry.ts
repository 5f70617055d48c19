// Which view stands at which address, and which of them the navigation names. A new view is one line here.

import type { View } from "./view.ts";
import { About } from "./about.tsx";
import { Actor } from "./actor.tsx";
import { DocumentPage } from "./document.tsx";
import { Matrix } from "./matrix.tsx";
import { Network } from "./network.tsx";
import { Overview } from "./overview.tsx";
import { PositionPage } from "./position.tsx";
import { Positions } from "./positions.tsx";
import { Topic } from "./topic.tsx";

export interface Place {
  readonly view: View;
  /** Name in the navigation; views without one are reached from other views. */
  readonly label?: string;
  /** Views that belong to this one, for the navigation. */
  readonly covers?: readonly string[];
}

export const PLACES: Readonly<Record<string, Place>> = {
  overview: { view: Overview, label: "Overview" },
  matrix: { view: Matrix, label: "Who × what" },
  topic: { view: Topic, label: "Topics" },
  actor: { view: Actor, label: "Actors" },
  network: { view: Network, label: "Network" },
  positions: { view: Positions, label: "Positions", covers: ["position"] },
  document: { view: DocumentPage, label: "Documents" },
  position: { view: PositionPage },
  about: { view: About, label: "About" },
};
