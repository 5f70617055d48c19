// The topics with their propositions, and what each value means.

import { TopicLink } from "../components/links.tsx";
import { words } from "../model/facets.ts";
import { whole } from "../model/format.ts";
import type { Release } from "../model/types.ts";

const LISTS = ["stances", "acts", "voices", "genres", "text_kinds", "date_sources", "precisions", "review_statuses", "actor_kinds", "topic_kinds"];

export function AboutCodebook({ release }: { readonly release: Release }) {
  const { topics } = release;
  const groups = new Map<string, number[]>();
  for (let row = 0; row < topics.length; row += 1) {
    const group = topics.group[row]!;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return (
    <>
      <p>{whole(topics.length)} topics in {whole(groups.size)} fields. Each has a proposition; support and oppose mean support and opposition to it. <a href="codebook.html">codebook.html</a> has every table and column too.</p>
      {[...groups.keys()].sort().map((group) => (
        <details key={group} class="codebook-group">
          <summary><h3>{words(group)}</h3> <span class="quiet">{groups.get(group)!.length} topics</span></summary>
          <table class="data">
            <caption class="for-the-ear">Topics: {words(group)}</caption>
            <thead><tr><th scope="col">Topic</th><th scope="col">Proposition</th><th scope="col" class="number">Positions</th></tr></thead>
            <tbody>{groups.get(group)!.map((row) => (
              <tr key={row}>
                <th scope="row"><TopicLink release={release} row={row} />{topics.targeted[row] ? <span class="cell-more">on whom: see targets</span> : null}</th>
                <td class="proposition">{topics.proposition[row]}</td>
                <td class="number">{whole(release.positionsOf("topic", row).length)}</td>
              </tr>
            ))}</tbody>
          </table>
        </details>
      ))}
      <h3>Values</h3>
      {LISTS.filter((name) => release.vocabularies[name]).map((name) => (
        <details key={name} class="codebook-group">
          <summary><h4>{words(name)}</h4></summary>
          <dl class="facts">{release.vocabularies[name]!.values.map((value, k) => (
            <div class="fact" key={value}><dt>{words(value)}</dt><dd>{release.vocabularies[name]!.descriptions[k]}</dd></div>
          ))}</dl>
        </details>
      ))}
    </>
  );
}
