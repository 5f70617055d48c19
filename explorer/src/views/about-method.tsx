// What the words on the page mean.

import { count, whole } from "../model/format.ts";
import type { Release } from "../model/types.ts";

export function AboutMethod({ release }: { readonly release: Release }) {
  const { documents, positions } = release;
  const precis = documents.textKind.filter((kind) => kind === "precis").length;
  return (
    <>
      <p>
        A <em>position</em> is an actor’s stance towards the <em>proposition</em> of a topic, as the words of one text show it.
        Each of the {count(positions.length, "position")} points at the exact words; a program found them, by the rules of the codebook, and the confidence beside each says how sure it was.
      </p>
      <dl class="facts">
        <div class="fact"><dt>Stance</dt><dd><strong>Support</strong>, <strong>oppose</strong> or <strong>mixed</strong>, always of the proposition as it is written, never of a tone or a party.</dd></div>
        <div class="fact"><dt>Net stance</dt><dd>
          (texts that support − texts that oppose) ÷ (texts that support + oppose + are mixed), from −1 to +1. A text counts once for an actor, topic and year: as support or oppose if all its positions there say so, else as mixed.
          Two texts weigh little: the number of texts, out of all texts there are of the actor, stands beside every net stance.
        </dd></div>
        <div class="fact"><dt>Actor, holder</dt><dd>The actor is whose position it is: a state, an organisation, a party, a person who speaks for nobody else. The holder is the person or body who voiced it.</dd></div>
        <div class="fact"><dt>Date</dt><dd>When the position was held or voiced: “in July 2007, President Putin proposed” is July 2007, whatever the date of the text.</dd></div>
        <div class="fact"><dt>Précis</dt><dd>
          {precis ? `${whole(precis)} of ${count(documents.length, "text")} are summaries written for this dataset in the third person. ` : ""}
          Words from a précis are ours and not the holder’s; they are marked wherever they are shown.
        </dd></div>
        <div class="fact"><dt>Confidence</dt><dd>The estimated share of right rows among rows like this one. Low (less than 0.40) is marked, and shown, for leaving it out would hide what the texts may say.</dd></div>
        <div class="fact"><dt>Silence</dt><dd>No position means that none was found in these texts, not that the actor has none.</dd></div>
      </dl>
      <p>{release.about.texts}</p>
    </>
  );
}
