// Below a document: a form for a position that was missed, filled from the words that are selected in the text.

import { useEffect, useState } from "preact/hooks";
import type { Release } from "../model/types.ts";
import { useText } from "../model/words.ts";
import { useDesk } from "./desk.ts";
import { asText, asValues, Fields } from "./fields.tsx";
import { Decided } from "./panel.tsx";
import { selectedSpan, type Span } from "./selection.ts";
import type { Column, Values } from "./wire.ts";

export function AddForm({ release, row }: { readonly release: Release; readonly row: number }) {
  const desk = useDesk();
  const text = useText(release, row);
  const [span, setSpan] = useState<Span | null>(null);
  const [values, setValues] = useState(() => asText(defaults(release, row)));
  const [reason, setReason] = useState("");
  const id = release.documents.id[row]!;

  useEffect(() => {
    const changed = (): void => {
      const found = selectedSpan(document.querySelector(".running"));
      if (found) setSpan(found);
    };
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, []);
  useEffect(() => {
    if (span) setValues((now) => ({ ...now, char_start: String(span.start), char_end: String(span.end) }));
  }, [span]);

  const added = desk.state.decisions.filter((one) => one.document_id === id && one.decision === "add");
  const quote = quoteAt(text, values);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await desk.decide({ decision: "add", document_id: id, new: asValues(values), reason })) {
      setSpan(null);
      setReason("");
      setValues(asText(defaults(release, row)));
    }
  };
  return (
    <section class="review-panel" aria-labelledby="review-add">
      <h2 id="review-add">Add a position that was missed</h2>
      {text === null ? <p>The text of this document is not at hand. Run the pipeline on the raw texts here first.</p> : (
        <form onSubmit={(event) => void send(event)}>
          <p class="review-quote">{quote ? <q>{quote}</q> : <span class="quiet">Select the words that show it in the text above.</span>}</p>
          <Fields release={release} actors={desk.given.actors} values={values} change={(column: Column, value: string) => setValues({ ...values, [column]: value })} />
          <label class="review-reason"><span>Why</span><textarea name="reason" rows={2} required maxLength={2000} value={reason} onInput={(event) => setReason(event.currentTarget.value)} /></label>
          <p class="review-actions"><button type="submit" disabled={!quote}>Add</button></p>
        </form>
      )}
      {added.length > 0 && (
        <ul class="review-list">
          {added.map((one) => <Decided key={`${one.reviewer}${one.key}`} one={{ ...one, new: { topic_id: one.seen.topic_id!, stance: one.seen.stance!, actor_id: one.seen.actor_id! } }} undo={one.reviewer === desk.given.reviewer ? () => void desk.withdraw(one) : undefined} />)}
        </ul>
      )}
      {desk.error && <p class="review-error" role="alert">Not written: {desk.error}</p>}
    </section>
  );
}

/** What most positions of a document share: its voice, and its date. */
function defaults(release: Release, row: number): Values {
  const { documentActors, actors, documents } = release;
  let speaker = 0;
  while (speaker < documentActors.length && documentActors.document[speaker] !== row) speaker += 1;
  const has = speaker < documentActors.length;
  return {
    actor_id: has ? actors.id[documentActors.actor[speaker]!]! : "",
    holder_id: has ? actors.id[documentActors.holder[speaker]!]! : "",
    addressee_id: null, topic_id: "", target_ids: [],
    stance: release.vocabularies.stances!.values[0]!, act: release.vocabularies.acts!.values[0]!,
    voice: release.vocabularies.voices!.values[0]!,
    date_edtf: documents.edtf[row]!, date_source: "document", char_start: "", char_end: "",
  };
}

function quoteAt(text: string | null | undefined, values: Record<Column, string>): string {
  const [start, end] = [Number.parseInt(values.char_start, 10), Number.parseInt(values.char_end, 10)];
  return text && start >= 0 && end > start ? [...text].slice(start, end).join("") : "";
}
