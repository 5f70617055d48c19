// Below the evidence of a position: what was decided on it, and accept, correct, reject.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { positionHref } from "../components/links.tsx";
import type { Release } from "../model/types.ts";
import { navigate } from "../router/route.ts";
import { conflictIn, decisionsOn, useDesk } from "./desk.ts";
import { asText, asValues, Fields, shown } from "./fields.tsx";
import { following, waiting } from "./queue.ts";
import type { Decision, Kind } from "./wire.ts";

export function ReviewPanel({ release, row }: { readonly release: Release; readonly row: number }) {
  const desk = useDesk();
  const id = release.positions.id[row]!;
  const before = useMemo(() => asText(shown(release, row)), [release, row]);
  const [form, setForm] = useState<"correct" | "reject" | null>(null);
  const [text, setText] = useState(before);
  const [reason, setReason] = useState("");
  const [final, setFinal] = useState(false);
  const decisions = decisionsOn(desk.state, id);
  const conflict = conflictIn(desk.state, decisions);
  const own = decisions.find((one) => one.reviewer === desk.given.reviewer);
  const box = useRef<HTMLElement>(null);

  useEffect(() => {
    setForm(null);
    setText(before);
    setReason("");
    setFinal(false);
  }, [before]);
  useEffect(() => {
    if (form) box.current?.querySelector<HTMLElement>(form === "reject" ? "textarea" : "select, input")?.focus();
  }, [form]);

  const next = (): void => {
    const there = following(waiting(release, desk.state.decisions), row, release);
    navigate(there === null ? "#/review" : positionHref(release, there));
  };
  const send = async (decision: Kind): Promise<void> => {
    const changes = decision === "correct" ? { new: asValues(text, before) } : {};
    if (await desk.decide({ decision, position_id: id, reason, is_final: final, ...changes })) setForm(null);
  };
  const act = (what: string): void => {
    if (what === "a") void send("accept");
    if (what === "c") setForm("correct");
    if (what === "r") setForm("reject");
    if (what === "n") next();
    if (what === "Escape") setForm(null);
  };
  useKeys(act);

  return (
    <section ref={box} class="review-panel" aria-labelledby="review">
      <h2 id="review">Review</h2>
      {conflict && <p class="review-conflict" role="alert">{conflict}</p>}
      {decisions.length > 0 && (
        <ul class="review-list">
          {decisions.map((one) => <Decided key={`${one.reviewer}${one.key}`} one={one} undo={one === own ? () => void desk.withdraw(one) : undefined} />)}
        </ul>
      )}
      <p class="review-actions">
        <button type="button" onClick={() => act("a")}>Accept <kbd>a</kbd></button>
        <button type="button" aria-expanded={form === "correct"} onClick={() => act("c")}>Correct <kbd>c</kbd></button>
        <button type="button" aria-expanded={form === "reject"} onClick={() => act("r")}>Reject <kbd>r</kbd></button>
        <button type="button" onClick={() => act("n")}>Next <kbd>n</kbd></button>
      </p>
      {form && (
        <form onSubmit={(event) => { event.preventDefault(); void send(form); }}>
          {form === "correct" && <Fields release={release} actors={desk.given.actors} values={text} change={(column, value) => setText({ ...text, [column]: value })} />}
          <label class="review-reason"><span>Why</span><textarea name="reason" rows={2} required maxLength={2000} value={reason} onInput={(event) => setReason(event.currentTarget.value)} /></label>
          <p class="review-actions">
            <button type="submit">{form === "correct" ? "Save the correction" : "Reject"}</button>
            <button type="button" onClick={() => setForm(null)}>Cancel</button>
          </p>
        </form>
      )}
      <label class="review-final"><input type="checkbox" checked={final} onChange={(event) => setFinal(event.currentTarget.checked)} /> My decision is final: it settles a disagreement</label>
      {desk.error && <p class="review-error" role="alert">Not written: {desk.error}</p>}
    </section>
  );
}

export function Decided({ one, undo }: { readonly one: Decision; readonly undo?: (() => void) | undefined }) {
  const changes = Object.entries(one.new).map(([column, value]) => `${column} → ${Array.isArray(value) ? value.join(" ") || "none" : value ?? "none"}`);
  return (
    <li>
      <strong class={`review-${one.decision}`}>{one.decision}</strong>{one.is_final ? " (final)" : ""} · {one.reviewer} · {one.reviewed}
      {changes.length > 0 && <> · {changes.join(", ")}</>}
      {one.reason && <> · {one.reason}</>}
      {undo && <> <button type="button" class="review-undo" onClick={undo}>Undo</button></>}
    </li>
  );
}

const KEYS: readonly string[] = ["a", "c", "r", "n"];

/** Keys of one letter, unless somebody is typing; Escape always. */
function useKeys(act: (key: string) => void): void {
  const last = useRef(act);
  last.current = act;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || target.isContentEditable) return;
      const types = /^(input|textarea|select)$/i.test(target.tagName);
      if (event.key !== "Escape" && (types || !KEYS.includes(event.key))) return;
      event.preventDefault();
      last.current(event.key);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
