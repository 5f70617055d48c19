// Who × what as tiles: colour is net stance, size the number of documents, hollow is low confidence.
//
// Belongs here: drawing, pointing and moving about with keys. Does not: what a tile counts, which rows
// there are and in which order (views). Tiles of one look are one path, so that 25,000 of them draw in
// a moment; the pointer's place says which one is meant.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { grid, layers, type Line, type Tile } from "./heatmap-tiles.ts";
import { bar } from "./shapes.ts";
import { fitted, widthOf } from "./size.ts";

interface HeatmapProps {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly tiles: readonly Tile[];
  readonly label: string;
  readonly chosen: { readonly row: number; readonly column: number } | null;
  readonly describe: (row: number, column: number, tile: Tile | undefined) => string;
  readonly tip: (row: number, column: number, tile: Tile | undefined) => ComponentChildren;
  readonly onChoose: (row: number, column: number) => void;
  readonly narrow: boolean;
  /** Tiles with shares are bars: the documents of the longest one. */
  readonly longest?: number;
}

const HIGHEST = 172;
const SIDE = { narrow: 116, wide: 206 };
const OVERHANG = 112;
const STEP = 26;
const WIDE = 84;
const SLANT = (52 * Math.PI) / 180;

/** How many columns stand side by side in a width without scrolling. */
export const fitting = (width: number): number => Math.floor((width - (width < 640 ? SIDE.narrow : SIDE.wide) - OVERHANG) / STEP);

export function Heatmap(props: HeatmapProps) {
  const { rows, columns, tiles, chosen, narrow } = props;
  const dense = columns.length > 60;
  const step = dense ? 16 : STEP;
  const across = props.longest === undefined ? step : WIDE;
  const side = narrow ? SIDE.narrow : SIDE.wide;
  const text = dense ? 10.5 : 12;
  const [width, height] = [columns.length * across, rows.length * step];
  const HEAD = useMemo(() => Math.min(HIGHEST, 20 + Math.ceil(Math.sin(SLANT) * columns.reduce((most, column) => Math.max(most, widthOf(column.label, text)), 40))), [columns, text]);
  const overhang = dense ? 104 : OVERHANG;
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ row: number; column: number; keys: boolean } | null>(null);
  const found = useMemo(() => new Map(tiles.map((tile) => [tile.row * columns.length + tile.column, tile])), [tiles, columns.length]);
  const paths = useMemo(() => layers(tiles, across, step, props.longest ?? 1), [tiles, across, step, props.longest]);
  const rules = useMemo(() => grid(rows, columns, across, step), [rows, columns, across, step]);
  const tileAt = (row: number, column: number): Tile | undefined => found.get(row * columns.length + column);

  // A place that is no longer there is not pointed at.
  const here = at && at.row < rows.length && at.column < columns.length ? at : null;
  useEffect(() => {
    const box = scroll.current;
    if (!box || !here?.keys) return;
    const [x, y] = [here.column * across, here.row * step];
    const [seeX, seeY] = [box.clientWidth - side, box.clientHeight - HEAD];
    if (x < box.scrollLeft) box.scrollLeft = x;
    else if (x + across > box.scrollLeft + seeX) box.scrollLeft = x + across - seeX;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (y + step > box.scrollTop + seeY) box.scrollTop = y + step - seeY;
  }, [here?.row, here?.column, here?.keys]);

  const keys = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    const from = here ?? (chosen ? { ...chosen, keys: true } : { row: 0, column: 0, keys: true });
    if (move) {
      event.preventDefault();
      const next = here || chosen ? move(from, rows.length, columns.length) : from;
      setAt({
        row: Math.max(0, Math.min(rows.length - 1, next.row)),
        column: Math.max(0, Math.min(columns.length - 1, next.column)),
        keys: true,
      });
    } else if ((event.key === "Enter" || event.key === " ") && here) {
      event.preventDefault();
      props.onChoose(here.row, here.column);
    } else if (event.key === "Escape") setAt(null);
  };
  const point = (event: PointerEvent | MouseEvent): { row: number; column: number; keys: boolean } => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return {
      column: Math.floor((event.clientX - box.left) / across),
      row: Math.floor((event.clientY - box.top) / step),
      keys: false,
    };
  };
  const inside = (place: Place): boolean => place.column < columns.length && place.row < rows.length;
  const marked = here ?? chosen;
  return (
    <div class="heat">
      <div class={rows.length > 34 ? "heat-scroll is-tall" : "heat-scroll"} ref={scroll} tabIndex={0} role="group" aria-label={`${props.label} Arrow keys move, Enter shows the rows.`}
        onKeyDown={keys} onBlur={() => setAt(null)} onPointerLeave={() => setAt(null)}>
        <div class="heat-sheet" data-sheet style={{ width: `${side + width + overhang}px`, gridTemplateColumns: `${side}px ${width + overhang}px` }}>
          <div class="heat-corner" />
          <svg class="heat-columns" data-part="columns" data-x={side} data-y={0} width={width + overhang} height={HEAD} aria-hidden="true">
            {columns.map((column, k) => (
              <a href={column.href} tabindex={-1} key={column.href}>
                <text class={marked?.column === k ? "heat-name is-here" : "heat-name"} font-size={text}
                  transform={`translate(${(k + 0.5) * across + 3} ${HEAD - 8}) rotate(-52)`}>
                  <title>{column.detail ?? column.label}</title>
                  {fitted(column.label, (HEAD - 14) / Math.sin(SLANT), text)}
                </text>
              </a>
            ))}
          </svg>
          <svg class="heat-rows" data-part="rows" data-x={0} data-y={HEAD} width={side} height={height} aria-hidden="true">
            {rows.map((row, k) => (
              <a href={row.href} tabindex={-1} key={row.href}>
                <text class={marked?.row === k ? "heat-name is-here" : "heat-name"} font-size={text} x={side - 8} y={k * step + step / 2} text-anchor="end" dominant-baseline="central">
                  <title>{row.detail ?? row.label}</title>
                  {fitted(row.label, side - 12, text)}
                </text>
              </a>
            ))}
          </svg>
          <svg class="heat-cells" data-part="cells" data-x={side} data-y={HEAD} width={width + overhang} height={height} role="img" aria-label={props.label}
            onPointerMove={(event) => {
              const place = point(event);
              if (event.pointerType === "mouse") setAt(inside(place) ? place : null);
            }}
            onClick={(event) => {
              const place = point(event);
              if (inside(place)) props.onChoose(place.row, place.column);
            }}>
            <path class="heat-grid" d={rules.thin} />
            {marked && <path class="heat-cross" d={bar(0, marked.row * step, width, step) + bar(marked.column * across, 0, across, height)} />}
            {paths.map(([name, path]) => <path key={name} class={name} d={path} />)}
            <path class="heat-rule" d={rules.strong} />
            {chosen && <path class="heat-chosen" d={bar(chosen.column * across, chosen.row * step, across, step)} />}
            {here && <path class="heat-here" d={bar(here.column * across, here.row * step, across, step)} />}
          </svg>
        </div>
      </div>
      {here && (
        <Tip box={scroll.current} x={side + (here.column + 1) * across} y={HEAD + (here.row + 1) * step}>
          {props.tip(here.row, here.column, tileAt(here.row, here.column))}
        </Tip>
      )}
      <p class="for-the-ear" aria-live="polite">{here?.keys ? props.describe(here.row, here.column, tileAt(here.row, here.column)) : ""}</p>
    </div>
  );
}

/** A note beside a place of a scrolled box, kept inside the box. */
function Tip({ box, x, y, children }: { readonly box: HTMLElement | null; readonly x: number; readonly y: number; readonly children: ComponentChildren }) {
  if (!box) return null;
  const [left, top] = [x - box.scrollLeft, y - box.scrollTop];
  const turned = left + 290 > box.clientWidth;
  const low = top + 150 > box.clientHeight;
  return (
    <div class="chart-tip" style={{
      left: turned ? "auto" : `${left + 6}px`,
      right: turned ? `${Math.max(0, box.clientWidth - left + 30)}px` : "auto",
      top: low ? "auto" : `${top + 6}px`,
      bottom: low ? `${Math.max(0, box.clientHeight - top + 30)}px` : "auto",
    }}>
      {children}
    </div>
  );
}

type Place = { readonly row: number; readonly column: number };
const MOVES: Readonly<Record<string, (from: Place, rows: number, columns: number) => Place>> = {
  ArrowUp: (from) => ({ ...from, row: from.row - 1 }),
  ArrowDown: (from) => ({ ...from, row: from.row + 1 }),
  ArrowLeft: (from) => ({ ...from, column: from.column - 1 }),
  ArrowRight: (from) => ({ ...from, column: from.column + 1 }),
  PageUp: (from) => ({ ...from, row: from.row - 10 }),
  PageDown: (from) => ({ ...from, row: from.row + 10 }),
  Home: (from) => ({ ...from, column: 0 }),
  End: (from, _, columns) => ({ ...from, column: columns - 1 }),
};
