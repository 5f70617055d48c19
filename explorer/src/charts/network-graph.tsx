// Actors as nodes, agreement and disagreement as lines of two kinds.
//
// Belongs here: drawing, labels that keep clear of each other, pointing. Does not: where nodes stand
// (force), what a line weighs (model). Nodes are links, so keys reach them in the order of their size.

import { useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Point } from "./force.ts";
import { diamond, Layers, line, square } from "./shapes.ts";
import { fitted, useWidth, widthOf } from "./size.ts";

export interface Node {
  readonly label: string;
  readonly href: string;
  readonly kind: string;
  /** Documents that take a side; zero in this period leaves a faint place. */
  readonly documents: number;
  readonly place: Point;
}

export interface Edge {
  readonly source: number;
  readonly target: number;
  /** Above zero agreement prevails, below zero disagreement; at zero both are equal. */
  readonly weight: number;
}

interface GraphProps {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly strongest: number;
  readonly label: string;
  /** Node whose lines are brought forward. */
  readonly chosen: number | null;
  readonly describe: (node: number) => string;
  readonly tip: (node: number) => ComponentChildren;
  readonly onChoose: (node: number) => void;
}

export const radiusOf = (documents: number, most: number): number => (documents === 0 ? 2 : 3 + 15 * Math.sqrt(documents / Math.max(most, 12)));

export function NetworkGraph({ nodes, edges, strongest, label, chosen, describe, tip, onChoose }: GraphProps) {
  const [box, width] = useWidth<HTMLDivElement>(900);
  const height = Math.round(Math.min(720, Math.max(430, width * 0.66)));
  const [here, setHere] = useState<number | null>(null);
  const most = nodes.reduce((high, node) => Math.max(high, node.documents), 1);
  const margin = width < 560 ? 26 : 58;
  const spots = useMemo(() => nodes.map((node) => ({
    x: margin + node.place.x * (width - 2 * margin),
    y: 24 + node.place.y * (height - 56),
    r: radiusOf(node.documents, most),
  })), [nodes, width, height, most, margin]);
  const forward = here ?? chosen;
  const near = useMemo(() => {
    const found = new Set<number>();
    if (forward === null) return found;
    found.add(forward);
    for (const edge of edges) {
      if (edge.source === forward) found.add(edge.target);
      if (edge.target === forward) found.add(edge.source);
    }
    return found;
  }, [edges, forward]);
  const named = useMemo(() => labels(nodes, spots, width, height, forward, near), [nodes, spots, width, height, forward, near]);
  const lines = useMemo(() => {
    const layers = new Layers();
    for (const edge of edges) {
      const [a, b] = [spots[edge.source]!, spots[edge.target]!];
      const wide = Math.max(1, Math.ceil(4 * Math.min(1, Math.abs(edge.weight) / strongest)));
      const side = edge.weight > 0 ? "agree" : edge.weight < 0 ? "differ" : "even";
      const faint = forward === null || edge.source === forward || edge.target === forward ? "" : " is-back";
      layers.add(`edge edge-${side} edge-${wide}${faint}`, line(a.x, a.y, b.x, b.y));
    }
    // Lines that stand back are drawn first.
    return [...layers.paths()].sort(([a], [b]) => Number(b.includes("is-back")) - Number(a.includes("is-back")));
  }, [edges, spots, strongest, forward]);
  const spot = here === null ? null : spots[here];
  return (
    <div class="graph" ref={box} role="group" aria-label={`${label} Tab walks through the actors, Enter brings an actor's lines forward.`}>
      <svg data-part="network" width={width} height={height} viewBox={`0 0 ${width} ${height}`} onPointerLeave={() => setHere(null)}>
        <title>{label}</title>
        <rect class="graph-ground" width={width} height={height} onPointerMove={() => setHere(null)} />
        {lines.map(([name, path]) => <path key={name} class={name} d={path} />)}
        {nodes.map((node, at) => {
          const { x, y, r } = spots[at]!;
          const back = forward !== null && !near.has(at) ? " is-back" : "";
          const look = `node${node.documents === 0 ? " node-absent" : ""}${back}${forward === at ? " is-here" : ""}`;
          return (
            <a key={node.href} class="graph-node" href={node.href} aria-label={describe(at)} aria-current={chosen === at ? "true" : undefined}
              onPointerEnter={() => setHere(at)} onFocus={() => setHere(at)} onBlur={() => setHere(null)}
              onClick={(event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); onChoose(at); }}>
              <circle class="node-reach" cx={x} cy={y} r={Math.max(11, r + 3)} />
              {node.kind === "state" ? <circle class={look} cx={x} cy={y} r={r} />
                : <path class={look} d={node.kind === "organisation" ? square(x, y, r * 0.89) : diamond(x, y, r * 0.95)} />}
            </a>
          );
        })}
        {named.map((one) => (
          <text key={one.node} class={`node-name${forward !== null && !near.has(one.node) ? " is-back" : ""}`} x={one.x} y={one.y} text-anchor={one.anchor} aria-hidden="true">{one.text}</text>
        ))}
      </svg>
      {spot && here !== null && (
        <div class="chart-tip" style={{
          left: spot.x + 290 > width ? "auto" : `${spot.x + spot.r + 8}px`,
          right: spot.x + 290 > width ? `${Math.max(0, width - spot.x + spot.r + 8)}px` : "auto",
          top: spot.y + 150 > height ? "auto" : `${spot.y + 8}px`,
          bottom: spot.y + 150 > height ? `${Math.max(0, height - spot.y + 8)}px` : "auto",
        }}>
          {tip(here)}
        </div>
      )}
    </div>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

interface Name {
  readonly node: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

/** Names beside their nodes, larger nodes first; a name that would cover another or a node is left out. */
function labels(nodes: readonly Node[], spots: readonly Spot[], width: number, height: number, forward: number | null, near: ReadonlySet<number>): Name[] {
  const taken: { left: number; right: number; top: number; bottom: number; node: number }[] = spots.map((spot, node) => ({
    left: spot.x - spot.r, right: spot.x + spot.r, top: spot.y - spot.r, bottom: spot.y + spot.r, node,
  }));
  const rank = (node: number): number => (node === forward ? 1e9 : near.has(node) ? 1e6 : 0) + nodes[node]!.documents;
  const order = nodes.map((_, node) => node).sort((a, b) => rank(b) - rank(a) || a - b);
  const found: Name[] = [];
  for (const node of order) {
    if (nodes[node]!.documents === 0 && node !== forward) continue;
    const { x, y, r } = spots[node]!;
    const label = nodes[node]!.label;
    const text = fitted(label, 165);
    const wide = widthOf(text, 12);
    const options: Name[] = [
      { node, text, x: x + r + 4, y: y + 4, anchor: "start" },
      { node, text, x: x - r - 4, y: y + 4, anchor: "end" },
      { node, text, x, y: y - r - 5, anchor: "middle" },
      { node, text, x, y: y + r + 13, anchor: "middle" },
      { node, text, x: x + r, y: y - r - 2, anchor: "start" },
      { node, text, x: x + r, y: y + r + 10, anchor: "start" },
      { node, text, x: x - r, y: y - r - 2, anchor: "end" },
      { node, text, x: x - r, y: y + r + 10, anchor: "end" },
    ];
    for (const option of options) {
      const left = option.anchor === "start" ? option.x : option.anchor === "end" ? option.x - wide : option.x - wide / 2;
      const frame = { left, right: left + wide, top: option.y - 10, bottom: option.y + 3, node };
      if (frame.left < 0 || frame.right > width || frame.top < 0 || frame.bottom > height) continue;
      if (taken.some((other) => other.node !== node && frame.left < other.right && frame.right > other.left && frame.top < other.bottom && frame.bottom > other.top)) continue;
      taken.push({ ...frame, node: -1 });
      found.push(option);
      break;
    }
  }
  return found;
}
