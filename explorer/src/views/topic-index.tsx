// All topics of the codebook by field, with how much there is on each and where the documents lean.

import { useMemo } from "preact/hooks";
import { Search } from "../charts/controls.tsx";
import { topicHref } from "../components/links.tsx";
import { count } from "../model/format.ts";
import { groupName, stanceIndex } from "../model/stance-selection.ts";
import { tally } from "../model/stance.ts";
import { MIXED, OPPOSE, SUPPORT, type Release } from "../model/types.ts";
import { href, many, navigate, withParams } from "../router/route.ts";
import type { ViewProps } from "./view.ts";

interface Sum {
  readonly counts: [number, number, number];
  readonly actors: Set<number>;
}

export function TopicIndex({ release, route }: ViewProps) {
  const sums = useMemo(() => sumsOf(release), [release]);
  const query = (route.params["q"] ?? "").toLowerCase();
  const wanted = many(route, "group");
  const groups = [...new Set(release.topics.group)].filter((group) => wanted.length === 0 || wanted.includes(group));
  const most = Math.max(1, ...sums.map((sum) => total(sum)));
  const matching = (topic: number): boolean =>
    `${release.topics.label[topic]} ${release.topics.proposition[topic]} ${release.topics.id[topic]}`.toLowerCase().includes(query);
  return (
    <div class="topic-index">
      <h1>Topics</h1>
      <p class="lead">{count(release.topics.length, "topic")} in {count(new Set(release.topics.group).size, "field")}. Each is a proposition that actors support or oppose; bars count documents of all actors.</p>
      <form class="controls" onSubmit={(event) => event.preventDefault()} aria-label="Find a topic">
        <Search label="Find" hint="Word of a topic or its proposition" value={route.params["q"] ?? ""} onChange={(q) => navigate(withParams(route, { q }), "replace")} />
        {wanted.length > 0 && <p class="control"><a href={withParams(route, { group: null })}>All fields</a></p>}
      </form>
      {groups.map((group) => {
        const topics = [...release.topics.group.keys()].filter((topic) => release.topics.group[topic] === group && matching(topic));
        if (topics.length === 0) return null;
        return (
          <section key={group} class="index-group" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{groupName(group)} <a class="index-more" href={href("matrix", null, { group })}>who × what</a></h2>
            <ul>
              {topics.map((topic) => (
                <li key={topic} class={total(sums[topic]!) === 0 ? "index-item is-empty" : "index-item"}>
                  <a href={topicHref(release, topic)}>{release.topics.label[topic]}</a>
                  <span class="index-what">{release.topics.proposition[topic]}</span>
                  <Strip sum={sums[topic]!} most={most} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Strip({ sum, most }: { readonly sum: Sum; readonly most: number }) {
  const documents = total(sum);
  if (documents === 0) return <span class="index-count quiet">no position</span>;
  const [support, oppose, mixed] = sum.counts;
  const share = (value: number): string => `${(100 * value) / documents}%`;
  return (
    <span class="index-count">
      <span class="stance-strip" aria-hidden="true" style={{ width: `${Math.max(6, (100 * Math.sqrt(documents / most)))}px` }}>
        <span class="stance-strip-oppose" style={{ width: share(oppose) }} /><span class="stance-strip-mixed" style={{ width: share(mixed) }} /><span class="stance-strip-support" style={{ width: share(support) }} />
      </span>
      <span>{support} for, {oppose} against{mixed > 0 && `, ${mixed} mixed`} · {count(sum.actors.size, "actor")}</span>
    </span>
  );
}

const total = (sum: Sum): number => sum.counts[0] + sum.counts[1] + sum.counts[2];

function sumsOf(release: Release): Sum[] {
  const index = stanceIndex(release);
  const sums = Array.from({ length: release.topics.length }, (): Sum => ({ counts: [0, 0, 0], actors: new Set() }));
  for (const cell of tally(index)) {
    const sum = sums[index.concepts[cell.concept]!.topic]!;
    sum.counts[SUPPORT] += cell.support;
    sum.counts[OPPOSE] += cell.oppose;
    sum.counts[MIXED] += cell.mixed;
    sum.actors.add(cell.actor);
  }
  return sums;
}
