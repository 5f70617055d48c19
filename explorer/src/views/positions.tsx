// All positions: narrowed by facets and words, sorted, scrolled, taken away as CSV.

import { useEffect, useMemo, useState } from "preact/hooks";
import { save } from "../charts/download.ts";
import { useMedia } from "../components/use-media.ts";
import { VirtualRows } from "../components/virtual.tsx";
import { selectionCsv } from "../model/csv.ts";
import { facets } from "../model/facets.ts";
import { count, whole } from "../model/format.ts";
import { select, sorting, SORTS, type Sort } from "../model/select.ts";
import type { Release } from "../model/types.ts";
import { navigate, withParams, type Route } from "../router/route.ts";
import { Chosen } from "./positions-chosen.tsx";
import { FacetPanel } from "./positions-facets.tsx";
import { PositionRow } from "./positions-row.tsx";
import type { ViewProps } from "./view.ts";

const NAMES: Readonly<Record<Sort, string>> = {
  date: "Date",
  actor: "Actor",
  stance: "Stance",
  topic: "Topic",
  document: "Document",
  confidence: "Confidence",
};
/** Which sorts are columns of the wide table, in their order; the evidence stands after the topic. */
const COLUMNS: readonly (Sort | "evidence")[] = ["date", "actor", "stance", "topic", "evidence", "confidence"];
const DOWN_FIRST: ReadonlySet<Sort> = new Set(["date", "confidence"]);
const WIDE = "(min-width: 62rem)";
const HEIGHTS = { wide: 76, narrow: 158 } as const;

export function Positions({ release, route }: ViewProps) {
  const ready = useQuotes(release, Boolean(route.params.q));
  const key = withParams(route, {});
  const selection = useMemo(() => (ready ? select(release, route) : null), [release, key, ready]);
  const wide = useMedia(WIDE);
  const total = release.positions.length;
  const rows = selection?.rows;
  return (
    <div class="positions">
      <header class="positions-head">
        <h1>All positions</h1>
        <Search route={route} />
      </header>
      <FacetPanel release={release} route={route} selection={selection} open={wide} />
      <section class="positions-list" aria-label="Positions">
        <div class="positions-bar">
          <p class="positions-count" role="status">
            {rows ? <><strong>{whole(rows.length)}</strong> of {count(total, "position")}</> : "Reading the quotations…"}
          </p>
          <SortMenu route={route} />
          <Take release={release} rows={rows} />
        </div>
        <Chosen release={release} route={route} />
        {rows && rows.length > 0 && (
          <div role="table" aria-label="Positions" aria-rowcount={rows.length + 1} class={`rows ${wide ? "rows-wide" : "rows-narrow"}`}>
            {wide && <Head route={route} />}
            <VirtualRows
              count={rows.length}
              height={wide ? HEIGHTS.wide : HEIGHTS.narrow}
              row={(at) => <PositionRow key={rows[at]!} release={release} row={rows[at]!} at={at} words={route.params.q ?? ""} />}
            />
          </div>
        )}
        {rows && rows.length === 0 && <Nothing total={total} route={route} release={release} />}
      </section>
    </div>
  );
}

/** Whether every quotation is at hand, if it is needed. */
function useQuotes(release: Release, needed: boolean): boolean {
  const [, again] = useState(0);
  const ready = !needed || release.words.complete;
  useEffect(() => {
    if (!ready) void release.words.loadAllQuotes().then(() => again((n) => n + 1));
  }, [release, ready]);
  return ready;
}

function Search({ route }: { readonly route: Route }) {
  const [typed, setTyped] = useState(route.params.q ?? "");
  useEffect(() => setTyped(route.params.q ?? ""), [route.params.q]);
  useEffect(() => {
    if (typed === (route.params.q ?? "")) return;
    const timer = setTimeout(() => navigate(withParams(route, { q: typed.trim() ? typed : null }), "replace"), 120);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <form class="search no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="for-the-ear" for="search">Search quotations, actors, topics and documents</label>
      <input id="search" type="search" placeholder="Search quotations, actors, topics, documents" value={typed} autocomplete="off" spellcheck={false} onInput={(event) => setTyped(event.currentTarget.value)} />
    </form>
  );
}

function Head({ route }: { readonly route: Route }) {
  const { by, down } = sorting(route);
  return (
    <div role="rowgroup" class="rows-head">
      <div role="row" class="row row-head" aria-rowindex={1}>
        {COLUMNS.map((name) =>
          name === "evidence" ? <div role="columnheader" key={name} class="cell">Evidence</div> : (
            <div role="columnheader" key={name} class={`cell cell-${name}`} aria-sort={name === by ? (down ? "descending" : "ascending") : "none"}>
              <a href={withParams(route, { sort: sortParam(name, name === by ? !down : DOWN_FIRST.has(name)) })} aria-label={`Sort by ${NAMES[name].toLowerCase()}`}>
                {NAMES[name]}
                <span aria-hidden="true" class="sort-sign">{name === by ? (down ? "\u2193" : "\u2191") : ""}</span>
              </a>
            </div>
          ))}
      </div>
    </div>
  );
}

function SortMenu({ route }: { readonly route: Route }) {
  const { by, down } = sorting(route);
  return (
    <label class="sort-menu no-print">
      <span>Order</span>{" "}
      <select value={`${down ? "-" : ""}${by}`} onChange={(event) => navigate(withParams(route, { sort: plain(event.currentTarget.value) }))}>
        {SORTS.flatMap((name) => [false, true].map((way) => (
          <option key={`${name}${way}`} value={`${way ? "-" : ""}${name}`}>{NAMES[name]} {ways(name)[way ? 1 : 0]}</option>
        )))}
      </select>
    </label>
  );
}

const ways = (name: Sort): readonly [string, string] =>
  name === "date" ? ["oldest first", "newest first"] : name === "confidence" ? ["lowest first", "highest first"] : name === "stance" ? ["support first", "oppose first"] : ["A–Z", "Z–A"];
const sortParam = (name: Sort, down: boolean): string | null => plain(`${down ? "-" : ""}${name}`);
const plain = (value: string): string | null => (value === "-date" ? null : value);

function Take({ release, rows }: { readonly release: Release; readonly rows: Int32Array | undefined }) {
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    if (!rows) return;
    setBusy(true);
    await release.words.loadAllQuotes();
    save(`${release.about.name}-${release.about.version}-selection.csv`, "text/csv", selectionCsv(release, rows));
    setBusy(false);
  };
  return (
    <button type="button" class="no-print" disabled={busy || !rows?.length} onClick={() => void take()}>
      Download CSV<span class="for-the-ear"> of {count(rows?.length ?? 0, "position")}</span>
    </button>
  );
}

function Nothing({ total, route, release }: { readonly total: number; readonly route: Route; readonly release: Release }) {
  if (!total) {
    return (
      <div class="nothing">
        <h2>This version holds no positions</h2>
        <p>Its {count(release.documents.length, "document")} said nothing that the extractor took for a position, or none could be read; see <a href={withParams({ view: "about", id: "quarantine", params: {} }, {})}>what was not let through</a>.</p>
      </div>
    );
  }
  const names = [...facets(release).map((facet) => facet.name), "from", "to", "q"];
  const none = withParams(route, Object.fromEntries(names.map((name) => [name, null])));
  return (
    <div class="nothing">
      <h2>No position fits all of this</h2>
      <p>Take a choice away above, or <a href={none}>start again with all {whole(total)}</a>.</p>
    </div>
  );
}
