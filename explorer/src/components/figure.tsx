// A figure with what belongs to it: title, what it shows, the drawing, its table, and where it comes from.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface FigureProps {
  /** What the figure tells, as a headline. */
  readonly title: string;
  /** What is drawn, in which unit, over which rows. */
  readonly subtitle?: ComponentChildren;
  /** The drawing. Give the svg role="img" and an aria-label that says the main point. */
  readonly children: ComponentChildren;
  /** The same data as a table: header cells and rows. Every figure has one. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly ComponentChildren[])[] };
  readonly legend?: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly level?: 2 | 3;
}

export function Figure({ title, subtitle, children, table, legend, note, level = 2 }: FigureProps) {
  const [open, setOpen] = useState(false);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <figure class="figure">
      <header class="figure-head">
        <Heading>{title}</Heading>
        {subtitle && <p class="figure-subtitle">{subtitle}</p>}
      </header>
      {legend && <div class="figure-legend">{legend}</div>}
      <div class="figure-drawing">{children}</div>
      <footer class="figure-foot">
        {note && <p class="figure-note">{note}</p>}
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Table of these figures</summary>
          {open && <DataTable head={table.head} rows={table.rows} caption={title} />}
        </details>
      </footer>
    </figure>
  );
}

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
