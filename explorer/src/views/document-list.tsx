// All documents: what was read, of whom, and how much was found in each.

import { useMemo } from "preact/hooks";
import { DocumentLink } from "../components/links.tsx";
import { useMedia } from "../components/use-media.ts";
import { VirtualRows } from "../components/virtual.tsx";
import { count, edtf, whole } from "../model/format.ts";
import { words } from "../model/facets.ts";
import { NO_DAY, type Release } from "../model/types.ts";
import { withParams, type Route } from "../router/route.ts";

interface ListProps {
  readonly release: Release;
  readonly route: Route;
}

const SORTS = ["date", "title", "genre", "words", "positions"] as const;
type Sort = (typeof SORTS)[number];
const NAMES: Readonly<Record<Sort, string>> = { date: "Date", title: "Document", genre: "Genre", words: "Words", positions: "Positions" };

export function DocumentList({ release, route }: ListProps) {
  const { documents } = release;
  const given = route.params.sort ?? "date";
  const down = given.startsWith("-");
  const by = SORTS.find((name) => name === given.replace(/^-/, "")) ?? "date";
  const wide = useMedia("(min-width: 46rem)");
  const rows = useMemo(() => sorted(release, by, down), [release, by, down]);
  const speakers = useMemo(() => speakersOf(release), [release]);
  const closed = documents.open.reduce((n, open) => n + (open ? 0 : 1), 0);
  return (
    <div class="documents">
      <h1>{count(documents.length, "document")}</h1>
      <p class="lead">
        {count(documents.words.reduce((a, b) => a + b, 0), "word")} in all.{" "}
        {closed > 0 ? `${count(closed, "text")} may not be passed on: of these only the evidence is quoted.` : "Every text stands in the release in full."}
      </p>
      <div role="table" aria-label="Documents" aria-rowcount={rows.length + 1} class="rows doc-rows">
        <div role="rowgroup" class="rows-head">
          <div role="row" class="doc-row row-head" aria-rowindex={1}>
            {SORTS.map((name) => (
              <div role="columnheader" key={name} class={`cell doc-${name}`} aria-sort={name === by ? (down ? "descending" : "ascending") : "none"}>
                <a href={withParams(route, { sort: name === by ? `${down ? "" : "-"}${name}` : name === "words" || name === "positions" ? `-${name}` : name })} aria-label={`Sort by ${NAMES[name].toLowerCase()}`}>
                  {NAMES[name]}<span aria-hidden="true" class="sort-sign">{name === by ? (down ? "\u2193" : "\u2191") : ""}</span>
                </a>
              </div>
            ))}
          </div>
        </div>
        <VirtualRows count={rows.length} height={wide ? 58 : 112} row={(at) => {
          const row = rows[at]!;
          return (
            <div role="row" class="doc-row" key={row} aria-rowindex={at + 2}>
              <div role="cell" class="cell doc-date">{edtf(documents.edtf[row]!)}</div>
              <div role="cell" class="cell doc-title">
                <span class="clip"><DocumentLink release={release} row={row} class="strong" /></span>
                <span class="cell-more clip">{speakers[row]}</span>
              </div>
              <div role="cell" class="cell doc-genre">{words(documents.genre[row]!)}<span class="cell-more">{documents.textKind[row] === "precis" ? "our précis" : documents.textKind[row]}{documents.open[row] ? "" : " · quoted only"}</span></div>
              <div role="cell" class="cell doc-words">{whole(documents.words[row]!)}<span class="doc-unit"> words</span></div>
              <div role="cell" class="cell doc-positions">{whole(release.positionsOf("document", row).length)}<span class="doc-unit"> positions</span></div>
            </div>
          );
        }} />
      </div>
    </div>
  );
}

function sorted(release: Release, by: Sort, down: boolean): readonly number[] {
  const { documents } = release;
  const day = (row: number): number => (documents.start[row] === NO_DAY ? documents.end[row]! : documents.start[row]!);
  const title = (row: number): string => documents.title[row] || documents.id[row]!;
  const numbers: Readonly<Partial<Record<Sort, (row: number) => number>>> = {
    date: day,
    words: (row) => documents.words[row]!,
    positions: (row) => release.positionsOf("document", row).length,
  };
  const number = numbers[by];
  const collate = new Intl.Collator("en").compare;
  const text = by === "genre" ? (row: number): string => documents.genre[row]! : title;
  const order = number ? (a: number, b: number): number => number(a) - number(b) : (a: number, b: number): number => collate(text(a), text(b));
  return Array.from({ length: documents.length }, (_, row) => row).sort((a, b) => (down ? -1 : 1) * order(a, b) || a - b);
}

function speakersOf(release: Release): readonly string[] {
  const { documentActors: list, actors, documents } = release;
  const names: string[][] = Array.from({ length: documents.length }, () => []);
  for (let k = 0; k < list.length; k += 1) {
    const [holder, actor] = [actors.label[list.holder[k]!]!, actors.label[list.actor[k]!]!];
    names[list.document[k]!]!.push(holder === actor ? holder : `${holder} (${actor})`);
  }
  return names.map((list) => [...new Set(list)].join(", "));
}
