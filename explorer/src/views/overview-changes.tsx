// What changed since the version before.

import { count, whole } from "../model/format.ts";
import type { Release } from "../model/types.ts";
import { href } from "../router/route.ts";

export function OverviewChanges({ release }: { readonly release: Release }) {
  const { changes, about } = release;
  return (
    <section class="overview-changes" aria-labelledby="changes">
      <h2 id="changes">{changes.before === null ? "The first version" : `What changed since version ${changes.before}`}</h2>
      {changes.before === null ? (
        <p>Version {about.version} has no earlier one to be compared with.</p>
      ) : (
        <>
          <p>
            A {changes.change ?? "metadata"} change: {changes.reasons.join("; ")}. {count(changes.kept, "position")} stayed under the same id.{" "}
            {changes.added.length > 0 && <><a href={href("positions", null, { change: "new" })}>{count(changes.added.length, "new position")}</a>. </>}
            {changes.changed.length > 0 && <><a href={href("positions", null, { change: "changed" })}>{count(changes.changed.length, "changed position")}</a>. </>}
          </p>
          <table class="data changes">
            <caption class="for-the-ear">Rows added, removed and changed</caption>
            <thead><tr><th scope="col">Table</th><th scope="col" class="number">Added</th><th scope="col" class="number">Removed</th><th scope="col" class="number">Changed</th></tr></thead>
            <tbody>{changes.tables.map((one) => (
              <tr key={one.table}><th scope="row">{one.table}</th>{[one.added, one.removed, one.changed].map((n, k) => <td key={k} class="number">{n ? whole(n) : <span class="quiet">0</span>}</td>)}</tr>
            ))}</tbody>
          </table>
          <p class="small quiet">Row by row in <a href="CHANGES.md">CHANGES.md</a> and <a href="CHANGES.json">CHANGES.json</a>.</p>
        </>
      )}
    </section>
  );
}
