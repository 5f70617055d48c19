// Numbers, days and EDTF dates as a reader wants them. The page speaks English.

import { NO_DAY } from "./types.ts";

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const SIGNED = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
const SHARE = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 0 });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const SHORT_MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const MS = 86_400_000;

/** 12,345 */
export const whole = (value: number): string => WHOLE.format(value);
/** 12.3K */
export const compact = (value: number): string => COMPACT.format(value);
/** Net stance: +0.33, −0.50, 0.00 */
export const net = (value: number): string => SIGNED.format(value).replace("-", "\u2212");
/** 37% */
export const share = (value: number): string => SHARE.format(value);
/** 1 document, 2 documents */
export const count = (value: number, one: string, more = `${one}s`): string => `${whole(value)} ${value === 1 ? one : more}`;

export const year = (day: number): number => new Date(day * MS).getUTCFullYear();
export const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / MS);
export const iso = (day: number): string => (day === NO_DAY ? "" : new Date(day * MS).toISOString().slice(0, 10));
export const day = (value: number): string => (value === NO_DAY ? "" : DAY.format(value * MS));

const SEASONS: Readonly<Record<string, string>> = { "21": "spring", "22": "summer", "23": "autumn", "24": "winter" };

/** An EDTF level 1 date in words: `2001-08~` is "about August 2001", `1991/..` is "from 1991 on". */
export const edtf = (value: string): string => told(value, DAY, MONTH, " to ");

/** The same, short enough for a column. */
export const edtfShort = (value: string): string => told(value, SHORT_DAY, SHORT_MONTH, " – ");

type Format = Intl.DateTimeFormat;

function told(value: string, day: Format, month: Format, between: string): string {
  if (!value.includes("/")) return point(value, day, month);
  const [from = "", to = ""] = value.split("/");
  const unknown = (one: string): boolean => one === "" || one === "..";
  if (unknown(from)) return `until ${point(to, day, month)}`;
  if (unknown(to)) return `from ${point(from, day, month)} on`;
  return `${point(from, day, month)}${between}${point(to, day, month)}`;
}

function point(value: string, day: Format, month: Format): string {
  const mark = /[~?%]$/.exec(value)?.[0] ?? "";
  const plain = mark ? value.slice(0, -1) : value;
  const said = exact(plain, day, month);
  if (mark === "~") return `about ${said}`;
  if (mark === "?") return `${said} (uncertain)`;
  if (mark === "%") return `about ${said} (uncertain)`;
  return said;
}

function exact(value: string, day: Format, month: Format): string {
  const [y = "", m, d] = value.split("-");
  if (/^\d\dXX$/.test(y)) return `${ordinal(Number(y.slice(0, 2)) + 1)} century`;
  if (/^\d{3}X$/.test(y)) return `the ${y.slice(0, 3)}0s`;
  if (!/^\d{4}$/.test(y)) return value;
  if (m === undefined) return String(Number(y));
  if (SEASONS[m]) return `${SEASONS[m]} ${Number(y)}`;
  if (!/^\d\d$/.test(m)) return `${Number(y)}, month not known`;
  const at = (n: number): Date => {
    const date = new Date(0);
    date.setUTCFullYear(Number(y), Number(m) - 1, n);
    return date;
  };
  if (d === undefined || !/^\d\d$/.test(d)) return month.format(at(1));
  return day.format(at(Number(d)));
}

function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${tail}`;
}
