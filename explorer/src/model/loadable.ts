// Quotations and texts, which may stand in the page or in files beside it.

import { loadPart } from "./parts.ts";
import type { Words } from "./types.ts";
import type { Part } from "./wire.ts";

/** A column whose values come part by part. */
class Loadable<T> {
  private readonly values: (T | undefined)[];
  private readonly parts: readonly Part[];
  private missing: number;

  constructor(inline: readonly T[] | undefined, parts: readonly Part[] | undefined, rows: number) {
    this.values = inline ? [...inline] : new Array<T | undefined>(rows);
    this.parts = parts ?? [];
    this.missing = this.parts.length;
  }

  get complete(): boolean {
    return this.missing === 0;
  }

  get(row: number): T | undefined {
    return this.values[row];
  }

  async load(rows: Iterable<number>): Promise<void> {
    const wanted = new Set<Part>();
    for (const row of rows) {
      if (this.values[row] !== undefined) continue;
      const part = this.parts.find((one) => row >= one.first && row < one.first + one.rows);
      if (part) wanted.add(part);
    }
    await this.fetch(wanted);
  }

  async loadAll(): Promise<void> {
    await this.fetch(this.parts.filter((part) => part.rows > 0 && this.values[part.first] === undefined));
  }

  private async fetch(parts: Iterable<Part>): Promise<void> {
    await Promise.all([...parts].map(async (part) => {
      const data = (await loadPart(part)) as readonly T[];
      if (this.values[part.first] !== undefined) return;
      for (let k = 0; k < part.rows; k += 1) this.values[part.first + k] = data[k];
      this.missing -= 1;
    }));
  }
}

interface Columns {
  readonly quotes: readonly string[] | undefined;
  readonly quoteParts: readonly Part[] | undefined;
  readonly positions: number;
  readonly texts: readonly (string | null)[] | undefined;
  readonly textParts: readonly Part[] | undefined;
  readonly documents: number;
}

export function loadableWords(columns: Columns): Words {
  const quotes = new Loadable(columns.quotes, columns.quoteParts, columns.positions);
  const texts = new Loadable(columns.texts, columns.textParts, columns.documents);
  return {
    quote: (position) => quotes.get(position),
    text: (document) => texts.get(document),
    loadQuotes: (positions) => quotes.load(positions),
    loadAllQuotes: () => quotes.loadAll(),
    loadText: (document) => texts.load([document]),
    get complete() {
      return quotes.complete;
    },
  };
}
