// One document: its text with every position marked in place, or where rights forbid that its quotations in
// order; without an id, the list of all documents.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { ActorLink } from "../components/links.tsx";
import { count, edtf, whole } from "../model/format.ts";
import { words } from "../model/facets.ts";
import { segments } from "../model/spans.ts";
import { useText } from "../model/words.ts";
import type { Release } from "../model/types.ts";
import { href, withParams, type Route } from "../router/route.ts";
import { useExtension } from "../shell/extension.ts";
import { NotFound } from "../shell/not-found.tsx";
import { DocumentList } from "./document-list.tsx";
import { DocumentNotes } from "./document-notes.tsx";
import type { ViewProps } from "./view.ts";

export function DocumentPage({ release, route }: ViewProps) {
  if (route.id === null) return <DocumentList release={release} route={route} />;
  const row = release.documents.row(route.id);
  return row < 0 ? <NotFound what="document" id={route.id} /> : <Page release={release} route={route} row={row} />;
}

interface PageProps {
  readonly release: Release;
  readonly route: Route;
  readonly row: number;
}

function Page({ release, route, row }: PageProps) {
  const { DocumentTools } = useExtension();
  const { documents } = release;
  const text = useText(release, row);
  const rows = useMemo(() => [...release.positionsOf("document", row)], [release, row]);
  const chosen = route.params.position ? release.positions.row(route.params.position) : -1;
  const precis = documents.textKind[row] === "precis";
  return (
    <article class="document">
      <header class="document-head">
        <p class="eyebrow">{words(documents.genre[row]!)} · {edtf(documents.edtf[row]!)}{documents.publisher[row] && <> · {documents.publisher[row]}</>}</p>
        <h1>{documents.title[row] || documents.id[row]}</h1>
        <Speakers release={release} row={row} />
        {precis && <p class="notice notice-precis"><strong>Our précis.</strong> This is a summary written for this dataset in the third person. Its words, and every quotation from it, are ours and not the holder’s.</p>}
        {documents.textKind[row] === "translation" && <p class="notice">A translation: the holder’s words in another language.</p>}
        {documents.textKind[row] === "excerpt" && <p class="notice">An excerpt: the holder’s own words, in part.</p>}
        {text === null && <p class="notice"><strong>Quotations only.</strong> The rights of this text ({documents.rights[row]}) do not allow it to be passed on. Below are the words that show each position, in the order of the text, and nothing around them.</p>}
      </header>
      <div class="document-body">
        <section class="document-text" aria-label="Text">
          {text === undefined && <p role="status" class="quiet">Reading the text…</p>}
          {text && <Text release={release} route={route} text={text} rows={rows} chosen={chosen} language={documents.language[row]!} />}
          {text === null && rows.length === 0 && <p class="quiet">No position was found in it.</p>}
        </section>
        <DocumentNotes release={release} route={route} rows={rows} chosen={chosen} quoted={text === null} />
      </div>
      {DocumentTools && <DocumentTools release={release} row={row} />}
      <Facts release={release} row={row} positions={rows.length} />
    </article>
  );
}

function Speakers({ release, row }: { readonly release: Release; readonly row: number }) {
  const { documentActors: list } = release;
  const said = [];
  for (let k = 0; k < list.length; k += 1) {
    if (list.document[k] !== row) continue;
    said.push(
      <li key={k}>
        <ActorLink release={release} row={list.holder[k]!} />
        {list.holder[k] !== list.actor[k] && <> for <ActorLink release={release} row={list.actor[k]!} /></>} <span class="quiet">{list.role[k]}</span>
      </li>,
    );
  }
  return said.length ? <ul class="speakers" aria-label="Whom the text speaks for">{said}</ul> : null;
}

interface TextProps {
  readonly release: Release;
  readonly route: Route;
  readonly text: string;
  readonly rows: readonly number[];
  readonly chosen: number;
  readonly language: string;
}

/** The text with its positions: a mark for each stretch, and behind each span its number, which leads to the note. */
function Text({ release, route, text, rows, chosen, language }: TextProps) {
  const { positions } = release;
  const box = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => segments(text, rows.map((row) => ({ start: positions.charStart[row]!, end: positions.charEnd[row]! }))), [text, rows]);
  const ends = useMemo(() => {
    const found = new Map<number, number[]>();
    rows.forEach((row, k) => {
      const end = positions.charEnd[row]!;
      found.set(end, [...(found.get(end) ?? []), k]);
    });
    return found;
  }, [rows]);
  useEffect(() => {
    if (chosen >= 0) box.current?.querySelector("[data-chosen]")?.scrollIntoView({ block: "center" });
  }, [chosen]);
  return (
    <div ref={box} class="running" lang={language} data-arrive={chosen >= 0 ? "" : undefined}>
      {parts.map((part) => {
        const ids = part.cover.map((k) => rows[k]!);
        const numbers = ends.get(part.end) ?? [];
        const stances = [...new Set(ids.map((row) => positions.at(row).stance))];
        const here = ids.includes(chosen);
        return (
          <span key={part.start}>
            {ids.length === 0 ? part.text : (
              <mark class={`hit hit-${stances.length === 1 ? stances[0] : "several"} ${ids.length > 1 ? "hit-deep" : ""} ${here ? "hit-chosen" : ""}`} data-positions={ids.map((row) => positions.id[row]).join(" ")} data-start={part.start} data-end={part.end} data-chosen={here ? "" : undefined}>
                {part.text}
              </mark>
            )}
            {numbers.map((k) => {
              const one = positions.at(rows[k]!);
              return (
                <a key={k} class={`ref ref-${one.stance}`} href={withParams(route, { position: one.id })} aria-label={`Position ${k + 1}: ${release.actors.label[one.actor]}, ${one.stance}, ${release.topics.label[one.topic]}`} aria-current={rows[k] === chosen ? "true" : undefined}>
                  {k + 1}
                </a>
              );
            })}
          </span>
        );
      })}
    </div>
  );
}

function Facts({ release, row, positions }: { readonly release: Release; readonly row: number; readonly positions: number }) {
  const { documents } = release;
  const facts: (readonly [string, string])[] = [
    ["Reference", documents.reference[row] ?? ""],
    ["Kind of text", meaning(release, "text_kinds", documents.textKind[row]!)],
    ["Rights", `${documents.rights[row]}: ${meaning(release, "rights", documents.rights[row]!)}`],
    ["Length", `${count(documents.words[row]!, "word")}${documents.sentences[row]! >= 0 ? `, ${count(documents.sentences[row]!, "sentence")}` : ""}, ${count(positions, "position")}`],
    ["Language", new Intl.DisplayNames("en", { type: "language" }).of(documents.language[row]!) ?? documents.language[row]!],
    ["Document id", documents.id[row]!],
    ["SHA-256 of the text", documents.textSha256[row]!],
  ];
  const url = documents.url[row];
  return (
    <section class="document-facts" aria-labelledby="facts">
      <h2 id="facts">About this document</h2>
      <dl class="facts">
        {facts.filter(([, value]) => value).map(([name, value]) => (
          <div class="fact" key={name}><dt>{name}</dt><dd>{/sha|id$/i.test(name) ? <code>{value}</code> : value}</dd></div>
        ))}
        {url && /^https?:\/\//.test(url) && <div class="fact"><dt>Original</dt><dd><a href={url} rel="noreferrer noopener external">{url}</a></dd></div>}
      </dl>
      <p><a href={href("positions", null, { document: documents.id[row]! })}>Its {whole(positions)} positions as a table</a></p>
    </section>
  );
}

function meaning(release: Release, vocabulary: string, value: string): string {
  const list = release.vocabularies[vocabulary];
  return list?.descriptions[list.values.indexOf(value)] ?? words(value);
}
