// From the data in the page to the page: reads, draws, and says plainly if it cannot.

import { render } from "preact";
import { readRelease } from "../model/decode.ts";
import type { Wire } from "../model/wire.ts";
import type { Extension } from "./extension.ts";
import { Shell } from "./shell.tsx";
import { followScheme } from "./scheme.ts";

export async function start(extension: Extension = {}): Promise<void> {
  followScheme();
  const root = document.getElementById("page")!;
  try {
    const wire = JSON.parse(document.getElementById("release")!.textContent!) as Wire;
    if (wire.parts && Object.keys(wire.parts).length) {
      render(<p class="loading" role="status">Reading {wire.counts.positions.toLocaleString("en-GB")} positions…</p>, root);
    }
    const release = await readRelease(wire);
    root.replaceChildren();
    render(<Shell release={release} extension={extension} />, root);
  } catch (error) {
    root.replaceChildren();
    render(
      <main class="failure">
        <h1>The data of this release could not be read</h1>
        <p>{error instanceof Error ? error.message : String(error)}</p>
        <p>The tables themselves stand beside this page: in <code>csv/</code>, <code>demarche.xlsx</code> and as Parquet files.</p>
      </main>,
      root,
    );
  }
}
