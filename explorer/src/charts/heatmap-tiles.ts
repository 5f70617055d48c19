// Tiles and rules of a heat map as path data, one path for each look.

import { netStep } from "../components/stance.tsx";
import { bar, Layers, line, square } from "./shapes.ts";

export interface Tile {
  readonly row: number;
  readonly column: number;
  readonly net: number;
  readonly documents: number;
  readonly low: boolean;
  /** Shares of support, mixed and oppose: a tile that bundles several propositions has no net stance. */
  readonly split?: readonly [number, number, number];
}

export interface Line {
  readonly label: string;
  readonly detail?: string;
  readonly href: string;
  /** Lines of one group stand together under its name; a rule is drawn where the group changes. */
  readonly group?: string;
}

/** Half of a tile's side as a share of its place, by documents. */
export const SIZES: readonly (readonly [least: number, share: number])[] = [[10, 0.5], [5, 0.42], [3, 0.35], [2, 0.28], [1, 0.21]];
export const sizeOf = (documents: number): number => SIZES.find(([least]) => documents >= least)?.[1] ?? 0;

/** Tiles by look. A tile of several propositions is a bar of its three shares. */
export function layers(tiles: readonly Tile[], across: number, step: number, longest: number): readonly (readonly [string, string])[] {
  const found = new Layers();
  for (const tile of tiles) {
    const [x, y] = [(tile.column + 0.5) * across, (tile.row + 0.5) * step];
    const half = Math.max(2, sizeOf(tile.documents) * (step - 2));
    if (!tile.split) {
      const look = tile.low ? "tile-low" : "tile";
      found.add(`${look} ${look}-${netStep(tile.net)}`, square(x, y, tile.low ? half - 0.75 : half));
      continue;
    }
    const long = Math.max(3, (tile.documents / longest) * (across - 10));
    let left = tile.column * across + 5;
    tile.split.forEach((share, at) => {
      if (share === 0) return;
      found.add(`tile-share tile-share-${at}`, bar(left, y - 6, long * share, 12));
      left += long * share;
    });
  }
  return found.paths();
}

/** Hairlines between all lines, and rules where the group changes. */
export function grid(rows: readonly Line[], columns: readonly Line[], across: number, step: number): { thin: string; strong: string } {
  const [width, height] = [columns.length * across, rows.length * step];
  const thin: string[] = [];
  const strong: string[] = [];
  for (let k = 0; k <= rows.length; k++) {
    const turn = k > 0 && k < rows.length && rows[k]!.group !== rows[k - 1]!.group;
    (turn ? strong : thin).push(line(0, k * step, width, k * step));
  }
  for (let k = 0; k <= columns.length; k++) {
    const turn = k > 0 && k < columns.length && columns[k]!.group !== columns[k - 1]!.group;
    (turn ? strong : thin).push(line(k * across, 0, k * across, height));
  }
  return { thin: thin.join(""), strong: strong.join("") };
}
