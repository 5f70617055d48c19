// The page of a release with what `demarche review` adds to it.

import { start } from "../shell/start.tsx";
import { AddForm } from "./add.tsx";
import { ReviewPanel } from "./panel.tsx";
import { Banner, ReviewQueue } from "./queue-view.tsx";
import { addStyles } from "./styles.ts";

addStyles();
void start({
  places: { review: { view: ReviewQueue, label: "Review" } },
  Banner,
  PositionTools: ReviewPanel,
  DocumentTools: AddForm,
});
