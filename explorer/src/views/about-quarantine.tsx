// Inputs and rows that were not let through, with rule and reason.

import { DataTable } from "../components/data-table.tsx";
import { count, whole } from "../model/format.ts";
import type { Release } from "../model/types.ts";

const MOST = 200;

export function AboutQuarantine({ release }: { readonly release: Release }) {
  const rows = release.quarantine;
  if (!rows.length) return <p>Nothing: every file of the corpus was read, and every row fits its contract.</p>;
  return (
    <>
      <p>{count(rows.length, "input or row", "inputs and rows")} broke a rule and did not enter the release.</p>
      <DataTable caption="What was not let through" head={["File", "Step", "Rule", "Reason", "Where"]} rows={rows.slice(0, MOST).map((row) => [row.source_path, row.stage, row.rule, row.reason, row.locator ?? ""])} />
      {rows.length > MOST && <p class="quiet">The first {MOST} of {whole(rows.length)}; <code>quarantine.parquet</code> has all.</p>}
    </>
  );
}
