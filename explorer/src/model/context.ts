// The words around a piece of evidence, where the release holds the text.

import { length, slice } from "./spans.ts";

export interface Context {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

const AROUND = 280;

/** About so much before and after as helps to read it: up to whole sentences or words, in one paragraph. */
export function context(text: string, start: number, end: number): Context {
  const head = slice(text, Math.max(0, start - AROUND), start);
  const tail = slice(text, end, end + AROUND);
  const whole = start <= AROUND;
  return {
    before: beginning(head, whole),
    quote: slice(text, start, end),
    after: ending(tail, length(tail) < AROUND),
  };
}

function beginning(head: string, whole: boolean): string {
  const paragraph = head.lastIndexOf("\n\n");
  if (paragraph >= 0) return head.slice(paragraph + 2);
  if (whole) return head;
  const sentence = /[.!?]["\u201D)]*\s+(?=\S)/.exec(head);
  if (sentence) return head.slice(sentence.index + sentence[0].length);
  const word = head.search(/\s/);
  return `\u2026 ${head.slice(word + 1)}`;
}

function ending(tail: string, whole: boolean): string {
  const paragraph = tail.indexOf("\n\n");
  if (paragraph >= 0) return tail.slice(0, paragraph);
  if (whole) return tail;
  const sentences = [...tail.matchAll(/[.!?]["\u201D)]*(?=\s)/g)];
  const last = sentences.at(-1);
  if (last) return tail.slice(0, last.index + last[0].length);
  return `${tail.slice(0, Math.max(0, tail.lastIndexOf(" ")))} \u2026`;
}
