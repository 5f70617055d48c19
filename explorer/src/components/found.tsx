// A text with what was searched for marked in it.

import type { ComponentChildren } from "preact";
import { fold } from "../model/search.ts";

/** Folding may change lengths, so that places in the folded text are counted by the letters before them. */
export function Found({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  if (!terms.length) return <>{text}</>;
  const letters = Array.from(text);
  let folded = "";
  const places: number[] = [];
  letters.forEach((letter, at) => {
    const plain = fold(letter);
    for (let k = 0; k < plain.length; k += 1) places.push(at);
    folded += plain;
  });
  const marked = new Uint8Array(letters.length);
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      for (let k = at; k < at + term.length; k += 1) marked[places[k]!] = 1;
    }
  }
  const parts: ComponentChildren[] = [];
  for (let from = 0; from < letters.length;) {
    let to = from + 1;
    while (to < letters.length && marked[to] === marked[from]) to += 1;
    const part = letters.slice(from, to).join("");
    parts.push(marked[from] ? <mark class="found" key={from}>{part}</mark> : part);
    from = to;
  }
  return <>{parts}</>;
}
