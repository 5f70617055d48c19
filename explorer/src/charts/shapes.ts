// Marks as pieces of path data, so that thousands of marks of one look are one element.
//
// Belongs here: geometry of marks. Does not: which look a mark has (styles), what it stands for (views).

const r = (value: number): string => String(Math.round(value * 100) / 100);

/** A square of the given half side around a point. */
export const square = (x: number, y: number, half: number): string =>
  `M${r(x - half)} ${r(y - half)}h${r(2 * half)}v${r(2 * half)}h${r(-2 * half)}z`;

/** Support points up, oppose down, mixed is a diamond; all have about the same area. */
export const triangleUp = (x: number, y: number, half: number): string =>
  `M${r(x)} ${r(y - 1.1 * half)}l${r(1.15 * half)} ${r(2 * half)}h${r(-2.3 * half)}z`;

export const triangleDown = (x: number, y: number, half: number): string =>
  `M${r(x)} ${r(y + 1.1 * half)}l${r(-1.15 * half)} ${r(-2 * half)}h${r(2.3 * half)}z`;

export const diamond = (x: number, y: number, half: number): string =>
  `M${r(x)} ${r(y - 1.2 * half)}l${r(1.2 * half)} ${r(1.2 * half)}l${r(-1.2 * half)} ${r(1.2 * half)}l${r(-1.2 * half)} ${r(-1.2 * half)}z`;

/** Marks by stance code. */
export const STANCE_SHAPES = [triangleUp, triangleDown, diamond] as const;

export const bar = (x: number, y: number, width: number, height: number): string =>
  `M${r(x)} ${r(y)}h${r(width)}v${r(height)}h${r(-width)}z`;

export const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${r(x1)} ${r(y1)}L${r(x2)} ${r(y2)}`;

/** Path data collected by the class that draws it. */
export class Layers {
  readonly #parts = new Map<string, string[]>();

  add(name: string, path: string): void {
    const parts = this.#parts.get(name);
    if (parts) parts.push(path);
    else this.#parts.set(name, [path]);
  }

  /** Class and path, in the order of the classes' names. */
  paths(): readonly (readonly [string, string])[] {
    return [...this.#parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, parts]) => [name, parts.join("")]);
  }
}
