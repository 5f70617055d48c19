// The page of a release.

import { start } from "./shell/start.tsx";

void start();
