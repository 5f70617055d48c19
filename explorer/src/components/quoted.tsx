// Words of a text in quotation marks, unless they bring their own or are words of ours (a précis).

import type { ComponentChildren } from "preact";

interface QuotedProps {
  readonly text: string;
  readonly precis: boolean;
  readonly language?: string | undefined;
  /** What is drawn for the text, if not the text itself. */
  readonly children?: ComponentChildren;
}

export function Quoted({ text, precis, language, children }: QuotedProps) {
  const shown = children ?? text;
  return precis || /^["\u201C\u201E\u00AB]/.test(text) ? <span lang={language}>{shown}</span> : <q lang={language}>{shown}</q>;
}
