// Controls that change the address: choices, several-of, search, a period of years.
//
// Belongs here: the widgets, working by keys and named for the ear. Does not: what they mean (views).

import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { bar } from "./shapes.ts";

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function Choice({ label, value, options, onChange }: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  );
}

/** Any number of values, none meaning all. */
export function Several({ label, all, values, options, onChange }: {
  readonly label: string;
  readonly all: string;
  readonly values: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const leave = (event: Event): void => {
      if (box.current?.open && !box.current.contains(event.target as Node)) box.current.open = false;
    };
    addEventListener("pointerdown", leave);
    return () => removeEventListener("pointerdown", leave);
  }, []);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !box.current?.open) return;
    box.current.open = false;
    box.current.querySelector("summary")?.focus();
  };
  const said = values.length === 0 ? all
    : values.length === 1 ? options.find((option) => option.value === values[0])?.label ?? values[0]
      : `${values.length} chosen`;
  return (
    <div class="control">
      <span class="control-label" aria-hidden="true">{label}</span>
      <details class="several" ref={box} onKeyDown={close}>
        <summary aria-label={`${label}: ${said}`}>{said}</summary>
        <fieldset>
          <legend class="for-the-ear">{label}</legend>
          {options.map((option) => (
            <label key={option.value}>
              <input type="checkbox" checked={values.includes(option.value)} onChange={() =>
                onChange(values.includes(option.value) ? values.filter((value) => value !== option.value) : [...values, option.value])} />
              {option.label}
            </label>
          ))}
          <button type="button" disabled={values.length === 0} onClick={() => onChange([])}>{all}</button>
        </fieldset>
      </details>
    </div>
  );
}

/** A search that answers while somebody types. */
export function Search({ label, value, hint, onChange }: {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <input id={id} type="search" value={value} placeholder={hint} onInput={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}

/** A number on a scale. */
export function Slider({ label, value, least, most, step, said, onChange }: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly said: string;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <div class="slider">
        <input id={id} type="range" min={least} max={most} step={step} value={value} aria-valuetext={said} onInput={(event) => onChange(event.currentTarget.valueAsNumber)} />
        <output for={id}>{said}</output>
      </div>
    </div>
  );
}

/** First and last year to count, over a small picture of how much there is of each year. */
export function Period({ from, to, least, most, counts, onChange }: {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
  /** How much there is of each year from `least` on. */
  readonly counts: readonly number[];
  readonly onChange: (from: number, to: number) => void;
}) {
  const [held, setHeld] = useState<"from" | "to" | null>(null);
  const high = Math.max(1, ...counts);
  const drawn = (inside: boolean): string =>
    counts.map((count, at) => {
      if ((least + at >= from && least + at <= to) !== inside || count === 0) return "";
      const tall = Math.max(1.5, (count / high) * 22);
      return bar(at + 0.1, 24 - tall, 0.8, tall);
    }).join("");
  const reset = from !== least || to !== most;
  return (
    <div class="control years" role="group" aria-label="Period">
      <span class="control-label">
        Period <output>{from === to ? from : `${from}\u2013${to}`}</output>
        {reset && <button type="button" class="as-link" onClick={() => onChange(least, most)}>all years</button>}
      </span>
      <div class="years-scale">
        <svg viewBox={`0 0 ${Math.max(1, counts.length)} 24`} preserveAspectRatio="none" aria-hidden="true">
          <path class="years-out" d={drawn(false)} />
          <path class="years-in" d={drawn(true)} />
        </svg>
        <div class="years-thumbs">
          <input type="range" aria-label="First year" min={least} max={most} value={from} class={held === "from" ? "is-held" : ""}
            onPointerDown={() => setHeld("from")} onInput={(event) => onChange(Math.min(event.currentTarget.valueAsNumber, to), to)} />
          <input type="range" aria-label="Last year" min={least} max={most} value={to} class={held === "to" ? "is-held" : ""}
            onPointerDown={() => setHeld("to")} onInput={(event) => onChange(from, Math.max(event.currentTarget.valueAsNumber, from))} />
        </div>
      </div>
    </div>
  );
}

/** Links that stand for the values of one choice; the current one is marked. */
export function Tabs({ label, tabs, current }: {
  readonly label: string;
  readonly tabs: readonly { readonly value: string; readonly label: ComponentChildren; readonly href: string }[];
  readonly current: string;
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => <a key={tab.value} href={tab.href} aria-current={tab.value === current ? "true" : undefined}>{tab.label}</a>)}
    </nav>
  );
}
