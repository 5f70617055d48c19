// Spans in a text by code points, as the release gives them: JavaScript counts UTF-16 units, and any emoji
// would shift all that follows it.

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text between two ends of spans, and which spans (by index) cover it. */
export interface Segment extends Span {
  readonly text: string;
  readonly cover: readonly number[];
}

/** Cuts a text at every end of a span. Spans may overlap; what lies outside the text is left out. */
export function segments(text: string, spans: readonly Span[]): readonly Segment[] {
  const cuts = new Set<number>([0]);
  for (const span of spans) {
    if (span.start < span.end) cuts.add(Math.max(0, span.start)).add(span.end);
  }
  const units = unitsAt(text, [...cuts].sort((a, b) => a - b));
  const opening = byPlace(spans, (span) => Math.max(0, span.start));
  const closing = byPlace(spans, (span) => span.end);
  const found: Segment[] = [];
  let open: number[] = [];
  for (let k = 0; k < units.length; k += 1) {
    const [start, unit] = units[k]!;
    const closed = closing.get(start);
    if (closed) open = open.filter((span) => !closed.includes(span));
    const opened = opening.get(start)?.filter((span) => spans[span]!.start < spans[span]!.end);
    if (opened) open = [...open, ...opened].sort((a, b) => a - b);
    const [end, next] = units[k + 1] ?? [Number.POSITIVE_INFINITY, text.length];
    if (next > unit) {
      const part = text.slice(unit, next);
      found.push({ start, end: Number.isFinite(end) ? end : start + length(part), text: part, cover: open });
    }
  }
  return found;
}

/** The code points from `start` to `end`. */
export function slice(text: string, start: number, end: number): string {
  const [from, to] = unitsAt(text, [Math.max(0, start), Math.max(0, end)]);
  return text.slice(from?.[1] ?? text.length, to?.[1] ?? text.length);
}

/** Number of code points. */
export function length(text: string): number {
  let n = 0;
  for (let unit = 0; unit < text.length; n += 1) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  return n;
}

/** UTF-16 units of sorted places in code points; places beyond the end are left out. */
function unitsAt(text: string, places: readonly number[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let unit = 0;
  let point = 0;
  for (const place of places) {
    while (point < place && unit < text.length) {
      unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
      point += 1;
    }
    if (point < place) break;
    found.push([place, unit]);
  }
  return found;
}

function byPlace(spans: readonly Span[], place: (span: Span) => number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  spans.forEach((span, k) => {
    const at = place(span);
    const there = found.get(at);
    if (there) there.push(k);
    else found.set(at, [k]);
  });
  return found;
}
