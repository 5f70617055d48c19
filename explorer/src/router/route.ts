// Addresses inside the page: #/<view>/<id>?<params>. Every state that a reader may want to send on stands
// in the address, and the back button walks through it.
//
// An id may hold slashes (topics do). Params are kept sorted, so that one state has one address.

export interface Route {
  readonly view: string;
  readonly id: string | null;
  readonly params: Params;
}

/** Parameters of an address; a parameter may have several values, joined by commas in the address. */
export type Params = Readonly<Record<string, string>>;
export type Changes = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export const HOME = "overview";

export function parse(hash: string): Route {
  const [path = "", query = ""] = split(hash.replace(/^#/, ""), "?");
  const [view = "", ...rest] = path.split("/").filter(Boolean).map(decode);
  const params: Record<string, string> = {};
  for (const part of query.split("&")) {
    const [name = "", value = ""] = split(part, "=");
    if (name) params[decode(name)] = decode(value.replaceAll("+", " "));
  }
  return { view: view || HOME, id: rest.length ? rest.join("/") : null, params };
}

export function format(route: Route): string {
  const id = route.id === null ? "" : `/${route.id.split("/").map(encode).join("/")}`;
  const query = Object.keys(route.params)
    .sort()
    .map((name) => `${encode(name)}=${encode(route.params[name] ?? "")}`)
    .join("&");
  const path = route.view === HOME && id === "" ? "/" : `/${encode(route.view)}${id}`;
  return `#${path}${query ? `?${query}` : ""}`;
}

/** Address of a view. Null, undefined and empty values leave the parameter out. */
export function href(view: string, id: string | null = null, changes: Changes = {}): string {
  return format({ view, id, params: merge({}, changes) });
}

/** Address of the same view with some parameters changed. */
export function withParams(route: Route, changes: Changes): string {
  return format({ ...route, params: merge(route.params, changes) });
}

/** Values of a parameter that may have several. */
export function many(route: Route, name: string): readonly string[] {
  const value = route.params[name];
  return value ? value.split(",").map(decode) : [];
}

/** A whole number given as parameter, or the fallback. */
export function number(route: Route, name: string, fallback: number): number {
  const value = Number.parseInt(route.params[name] ?? "", 10);
  return Number.isFinite(value) ? value : fallback;
}

/** Go there. `replace` leaves no step in the history: for sliders and typing. */
export function navigate(address: string, how: "push" | "replace" = "push"): void {
  if (address === location.hash) return;
  if (how === "push") {
    location.hash = address;
  } else {
    history.replaceState(null, "", address);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

function merge(params: Params, changes: Changes): Params {
  const merged: Record<string, string> = { ...params };
  for (const [name, value] of Object.entries(changes)) {
    const text = Array.isArray(value) ? value.map((one) => one.replaceAll(",", "%2C")).join(",") : value;
    if (text === null || text === undefined || text === "") delete merged[name];
    else merged[name] = String(text);
  }
  return merged;
}

function split(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
}
