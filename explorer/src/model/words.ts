// Quotations and texts as state of a view: asked for when drawn, drawn again when they have come.

import { useEffect, useState } from "preact/hooks";
import type { Release } from "./types.ts";

/** Quotations of the given positions: a function that gives undefined while they are being loaded. */
export function useWords(release: Release, rows: readonly number[]): (row: number) => string | undefined {
  const [, again] = useState(0);
  const missing = rows.some((row) => release.words.quote(row) === undefined);
  const key = missing ? rows.join(",") : "";
  useEffect(() => {
    if (!missing) return;
    let gone = false;
    void release.words.loadQuotes(rows).then(() => !gone && again((n) => n + 1));
    return () => {
      gone = true;
    };
  }, [release, key]);
  return (row) => release.words.quote(row);
}

/** Text of a document: null where rights do not allow it, undefined while it is being loaded. */
export function useText(release: Release, document: number): string | null | undefined {
  const [, again] = useState(0);
  const text = release.words.text(document);
  useEffect(() => {
    if (text !== undefined) return;
    let gone = false;
    void release.words.loadText(document).then(() => !gone && again((n) => n + 1));
    return () => {
      gone = true;
    };
  }, [release, document]);
  return text;
}
