// How to cite the version: APA, BibTeX, and what says which data are meant.

import { Copy } from "../components/copy.tsx";
import type { Creator, Release } from "../model/types.ts";

export function AboutCite({ release }: { readonly release: Release }) {
  const { about } = release;
  return (
    <>
      <h3>APA</h3>
      <p class="citation">{apa(release)}</p>
      <Copy text={() => apa(release)}>Copy</Copy>
      <h3>BibTeX</h3>
      <pre class="citation" tabIndex={0}>{bibtex(release)}</pre>
      <Copy text={() => bibtex(release)}>Copy</Copy>
      <p>
        {about.doi ? <>DOI <a href={`https://doi.org/${about.doi}`} rel="noreferrer noopener external">{about.doi}</a>. </> : "This version bears no DOI; its logical digest says which data are meant. "}
        Logical digest <code>{about.digest}</code>.
      </p>
      <dl class="facts">{about.licences.map((one) => (
        <div class="fact" key={one.of}><dt>{one.of}</dt><dd><a href={one.path} rel="noreferrer noopener external">{one.title}</a> ({one.name})</dd></div>
      ))}</dl>
    </>
  );
}

export function apa(release: Release): string {
  const { about } = release;
  const authors = about.creators.map((one) => (one.given ? `${one.name}, ${one.given.split(/[\s-]+/).map((part) => `${part[0]}.`).join(" ")}` : one.name));
  const joined = authors.length > 1 ? `${authors.slice(0, -1).join(", ")}, & ${authors.at(-1)}` : (authors[0] ?? "");
  const publisher = about.publisher === joined ? "" : ` ${about.publisher}.`;
  const place = about.landing ? ` ${about.landing}` : "";
  return `${joined.replace(/\.$/, "")}. (${about.released.slice(0, 4)}). ${about.title} (Version ${about.version}) [Data set].${publisher}${place}`;
}

export function bibtex(release: Release): string {
  const { about } = release;
  const author = (one: Creator): string => (one.given ? `${one.name}, ${one.given}` : `{${one.name}}`);
  const fields: (readonly [string, string])[] = [
    ["author", about.creators.map((one) => plain(author(one))).join(" and ")],
    ["title", `{${plain(about.title)}}`],
    ["year", about.released.slice(0, 4)],
    ["month", about.released.slice(5, 7)],
    ["version", about.version],
    ["publisher", `{${plain(about.publisher)}}`],
    ["note", `Data set. Logical digest sha256:${about.digest}`],
  ];
  if (about.doi) fields.push(["doi", about.doi]);
  if (about.landing) fields.push(["url", about.landing]);
  const key = `${about.name}-${about.version}`.replace(/[^A-Za-z0-9.-]/g, "");
  return `@dataset{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}`;
}

const plain = (text: string): string => text.replace(/([&%$#_])/g, "\\$1");
