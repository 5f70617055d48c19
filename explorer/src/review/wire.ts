// What the server of `demarche review` says and hears (flows/review.py).

export const COLUMNS = [
  "actor_id", "holder_id", "addressee_id", "topic_id", "target_ids", "stance", "act", "voice",
  "date_edtf", "date_source", "char_start", "char_end",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Value = string | number | null | readonly string[];
export type Values = Readonly<Partial<Record<Column, Value>>>;
export type Kind = "accept" | "correct" | "reject" | "add";

/** What the page was given about this session. */
export interface Given {
  readonly token: string;
  readonly reviewer: string;
  readonly version: string;
  /** Ids of all actors that may be named. */
  readonly actors: readonly string[];
}

export interface Decision {
  readonly key: string;
  /** The position that it is about now; null for one that was added and is not in this version. */
  readonly position_id: string | null;
  readonly document_id: string;
  readonly decision: Kind;
  readonly seen: Values;
  readonly quote: string;
  readonly new: Values;
  readonly reason: string | null;
  readonly reviewer: string;
  readonly reviewed: string;
  readonly is_final: boolean;
}

export interface State {
  readonly decisions: readonly Decision[];
  readonly conflicts: readonly { readonly keys: readonly string[]; readonly said: string }[];
  /** Lines that cannot be applied, with the reason. */
  readonly refused: readonly string[];
}

export interface Asked {
  readonly decision: Kind;
  readonly position_id?: string;
  readonly document_id?: string;
  readonly new?: Values;
  readonly reason?: string;
  readonly is_final?: boolean;
}

export function readGiven(): Given {
  const data = JSON.parse(document.getElementById("release")!.textContent!) as { readonly review: Given };
  return data.review;
}

async function ask(given: Given, name: string, body?: object): Promise<State> {
  const answer = await fetch(`api/${name}`, {
    method: body ? "POST" : "GET",
    headers: { "X-Demarche-Token": given.token, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const said = (await answer.json().catch(() => ({ error: `the server answered ${answer.status}` }))) as State & { readonly error?: string };
  if (said.error || !answer.ok) throw new Error(said.error ?? `the server answered ${answer.status}`);
  return said;
}

export const fetchState = (given: Given): Promise<State> => ask(given, "state");
export const decide = (given: Given, asked: Asked): Promise<State> => ask(given, "decide", asked);
export const withdraw = (given: Given, key: string): Promise<State> => ask(given, "withdraw", { key });
