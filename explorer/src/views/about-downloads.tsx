// The files of the release with their checksums.

import type { FileRow, Release } from "../model/types.ts";

const NAMES: Readonly<Record<string, string>> = {
  "positions.parquet": "All positions",
  "demarche.xlsx": "All tables as a workbook for Excel and LibreOffice",
  "csv/positions.csv": "All positions for spreadsheets",
  "codebook.html": "Codebook to read",
  "codebook.json": "Codebook for programs",
  "datapackage.json": "Descriptor (Data Package)",
  "croissant.json": "Descriptor (Croissant)",
  "CITATION.cff": "Citation",
  "provenance.json": "What the release was made from",
  "quality.json": "Quality figures",
  "CHANGES.md": "What changed, to read",
  "CHANGES.json": "What changed, row by row",
  "release.dna": "Database for Discourse Network Analyzer",
  "views.sql": "Views for DuckDB",
};
const KINDS: readonly (readonly [string, (path: string) => boolean])[] = [
  ["Tables", (path) => path.endsWith(".parquet")],
  ["For spreadsheets", (path) => path.startsWith("csv/") || path.endsWith(".xlsx")],
  ["Networks", (path) => path.startsWith("networks/") || path.endsWith(".dna")],
  ["Everything else", () => true],
];

export function AboutDownloads({ release }: { readonly release: Release }) {
  const left = [...release.files];
  const groups = KINDS.map(([label, fits]) => {
    const here = left.filter((file) => fits(file.path));
    for (const file of here) left.splice(left.indexOf(file), 1);
    return [label, here] as const;
  });
  return (
    <>
      <p>These files stand in the folder of this page. <code>SHA256SUMS</code> guards them all; <code>demarche verify</code> checks them.</p>
      {groups.filter(([, files]) => files.length).map(([label, files], at) => (
        <details key={label} class="codebook-group" open={at < 2}>
          <summary><h3>{label}</h3> <span class="quiet">{files.length}</span></summary>
          <Files label={label} files={files} />
        </details>
      ))}
    </>
  );
}

function Files({ label, files }: { readonly label: string; readonly files: readonly FileRow[] }) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={`Files: ${label}`}>
      <table class="data downloads">
        <caption class="for-the-ear">{label}</caption>
        <thead><tr><th scope="col">File</th><th scope="col" class="number">Size</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>{files.map((file) => (
          <tr key={file.path}>
            <th scope="row"><a href={file.path.split("/").map(encodeURIComponent).join("/")}>{file.path}</a>{NAMES[file.path] && <span class="cell-more">{NAMES[file.path]}</span>}</th>
            <td class="number">{size(file.bytes)}</td>
            <td><code class="sum">{file.sha256}</code></td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function size(bytes: number): string {
  const [value, unit] = bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat("en-GB", { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
