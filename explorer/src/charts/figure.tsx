// The frame of every chart: what it shows, how that is defined, legend, drawing or table, source, downloads.
//
// Belongs here: the frame and the table. Does not: any drawing, any figure of the data.

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { whole } from "../model/format.ts";
import { csv, save, svgFile, type CellValue } from "./download.ts";

/** One column of a figure's table: its value for programs, and if it differs, what is shown for it. */
export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  readonly value: (row: Row) => CellValue;
  readonly show?: (row: Row) => ComponentChildren;
}

interface FigureProps<Row> {
  readonly title: string;
  /** Definition of what is drawn, and its denominator. */
  readonly subtitle: ComponentChildren;
  readonly legend?: ComponentChildren;
  readonly controls?: ComponentChildren;
  readonly source: string;
  readonly note?: ComponentChildren;
  /** Name of the files, without ending. */
  readonly file: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Whether the table is shown, and the address that turns that round. */
  readonly asTable: boolean;
  readonly chartHref: string;
  readonly tableHref: string;
  /** Whether the drawing may use all the width of the window. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** Rows of a table that are drawn; the CSV has all of them. */
const MOST = 250;

export function ChartFigure<Row>(props: FigureProps<Row>) {
  const drawing = useRef<HTMLElement>(null);
  const { title, columns, rows, asTable } = props;
  const takeCsv = (): void =>
    save(`${props.file}.csv`, "text/csv", csv(
      columns.map((column) => column.name),
      rows.map((row) => columns.map((column) => column.value(row))),
    ));
  const takeSvg = (): void => {
    const drawings = [...(drawing.current?.querySelectorAll<SVGSVGElement>("svg[data-part]") ?? [])];
    if (drawings.length) save(`${props.file}.svg`, "image/svg+xml", svgFile(drawings, title, props.source));
  };
  return (
    <figure class={props.isWide && !asTable ? "chart is-wide" : "chart"} ref={drawing}>
      <header class="chart-head">
        <h2 class="chart-title">{title}</h2>
        <p class="chart-subtitle">{props.subtitle}</p>
      </header>
      {props.controls && <div class="chart-controls">{props.controls}</div>}
      {!asTable && props.legend && <div class="chart-legend">{props.legend}</div>}
      <div class="chart-body">
        {asTable ? <FigureTable caption={title} columns={columns} rows={rows} /> : props.children}
      </div>
      <footer class="chart-foot">
        {props.note && <p class="chart-note">{props.note}</p>}
        <div class="chart-bar">
          <p class="chart-source">{props.source}</p>
          <nav class="chart-actions" aria-label={`Forms of the figure: ${title}`}>
            <a href={props.chartHref} aria-current={asTable ? undefined : "true"}>Chart</a>
            <a href={props.tableHref} aria-current={asTable ? "true" : undefined}>Table</a>
            <button type="button" onClick={takeCsv}>Download CSV</button>
            {!asTable && <button type="button" onClick={takeSvg}>Download SVG</button>}
          </nav>
        </div>
      </footer>
    </figure>
  );
}

function FigureTable<Row>({ caption, columns, rows }: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}) {
  const shown = rows.slice(0, MOST);
  return (
    <>
      <div class="chart-table" tabIndex={0} role="region" aria-label={`Table: ${caption}`}>
        <table class="data">
          <caption class="for-the-ear">{caption}</caption>
          <thead><tr>{columns.map((column) => <th scope="col" key={column.name}>{column.label}</th>)}</tr></thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={at}>
                {columns.map((column, k) => {
                  const value = column.value(row);
                  const text = column.show ? column.show(row) : (value ?? "");
                  return k === 0
                    ? <th scope="row" key={k}>{text}</th>
                    : <td key={k} class={typeof value === "number" ? "number" : ""}>{text}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p class="quiet">No rows: nothing matches the filters.</p>}
      {rows.length > MOST && <p class="quiet">The first {whole(MOST)} of {whole(rows.length)} rows; the CSV holds all.</p>}
    </>
  );
}
