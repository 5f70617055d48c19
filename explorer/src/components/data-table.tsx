// A plain table with headings for rows and columns, which scrolls in itself where it is wide.

import type { ComponentChildren } from "preact";

interface DataTableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly caption: string;
}

/** A plain table; the first cell of a row is its heading, numbers are set right. */
export function DataTable({ head, rows, caption }: DataTableProps) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="data">
        <caption class="for-the-ear">{caption}</caption>
        <thead><tr>{head.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, k) =>
                k === 0 ? <th scope="row" key={k}>{cell}</th>
                  : <td key={k} class={typeof cell === "number" || /^[+\u2212]?[\d,.]+%?$/.test(String(cell)) ? "number" : ""}>{cell}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
