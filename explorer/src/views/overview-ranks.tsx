// Who says most and what is spoken of most, each with which way it goes.

import { count, whole } from "../model/format.ts";
import { MIXED, OPPOSE, SUPPORT, type Release } from "../model/types.ts";
import { href } from "../router/route.ts";

const MOST = 10;

interface Rank {
  readonly row: number;
  readonly counts: readonly [number, number, number];
  readonly total: number;
}

export function OverviewRanks({ release }: { readonly release: Release }) {
  const { positions, actors, topics, coverage } = release;
  const texts = new Int32Array(actors.length);
  for (let k = 0; k < coverage.length; k += 1) texts[coverage.actor[k]!]! += coverage.documents[k]!;
  if (!positions.length) return null;
  return (
    <div class="ranks">
      <Ranks
        title="Actors with most positions" name="Actor" all={href("actor")} allLabel={`All ${whole(new Set(positions.actor).size)} actors`}
        ranks={ranked(release, "actor", actors.length)}
        label={(row) => actors.label[row]!} to={(row) => href("actor", actors.id[row]!)} of={(row) => `in ${count(texts[row]!, "text")}`}
      />
      <Ranks
        title="Topics with most positions" name="Topic" all={href("topic")} allLabel={`All ${whole(new Set(positions.topic).size)} topics`}
        ranks={ranked(release, "topic", topics.length)}
        label={(row) => topics.label[row]!} to={(row) => href("topic", topics.id[row]!)}
        of={(row) => `of ${count(new Set(Array.from(release.positionsOf("topic", row), (one) => positions.actor[one])).size, "actor")}`}
      />
    </div>
  );
}

interface RanksProps {
  readonly title: string;
  readonly name: string;
  readonly all: string;
  readonly allLabel: string;
  readonly ranks: readonly Rank[];
  readonly label: (row: number) => string;
  readonly to: (row: number) => string;
  readonly of: (row: number) => string;
}

function Ranks({ title, name, all, allLabel, ranks, label, to, of }: RanksProps) {
  const most = Math.max(1, ...ranks.map((one) => one.total));
  return (
    <section class="rank" aria-label={title}>
      <h2>{title}</h2>
      <table class="rank-table">
        <caption class="for-the-ear">{title}: support, oppose, mixed</caption>
        <thead><tr><th scope="col">{name}</th><th scope="col"><span class="for-the-ear">Support, oppose, mixed</span></th><th scope="col" class="number">Positions</th></tr></thead>
        <tbody>{ranks.map((one) => {
          const [support, oppose, mixed] = one.counts;
          return (
            <tr key={one.row}>
              <th scope="row"><span class="rank-name"><a href={to(one.row)} title={label(one.row).length > 60 ? label(one.row) : undefined}>{label(one.row)}</a> <span class="rank-of">{of(one.row)}</span></span></th>
              <td class="rank-bar">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="fill-support" width={(100 * support) / most} height="8" />
                  <rect class="fill-mixed" x={(100 * support) / most} width={(100 * mixed) / most} height="8" />
                  <rect class="fill-oppose" x={(100 * (support + mixed)) / most} width={(100 * oppose) / most} height="8" />
                </svg>
                <span class="for-the-ear">{support} support, {oppose} oppose, {mixed} mixed</span>
              </td>
              <td class="number">{whole(one.total)}</td>
            </tr>
          );
        })}</tbody>
      </table>
      <p class="small"><a href={all}>{allLabel}</a></p>
    </section>
  );
}

function ranked(release: Release, column: "actor" | "topic", rows: number): readonly Rank[] {
  const counts = [SUPPORT, OPPOSE, MIXED].map(() => new Int32Array(rows));
  const values = release.positions[column];
  for (let row = 0; row < values.length; row += 1) counts[release.positions.stance[row]!]![values[row]!]! += 1;
  const all: Rank[] = [];
  for (let row = 0; row < rows; row += 1) {
    const one = [counts[0]![row]!, counts[1]![row]!, counts[2]![row]!] as const;
    const total = one[0] + one[1] + one[2];
    if (total) all.push({ row, counts: one, total });
  }
  return all.sort((a, b) => b.total - a.total || a.row - b.row).slice(0, MOST);
}
