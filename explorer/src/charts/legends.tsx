// Keys to what is drawn. All are drawn with the same shapes and classes as the charts themselves.

import { diamond, line, square, STANCE_SHAPES } from "./shapes.ts";
import { SIZES } from "./heatmap.tsx";

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;
const BOUNDS = ["\u22121", "\u22120.75", "\u22120.4", "\u22120.1", "+0.1", "+0.4", "+0.75", "+1"];

/** The ramp of net stance with its bounds. */
export function NetLegend() {
  return (
    <svg class="legend" data-part="legend" data-x={0} data-y={-46} width={300} height={40} role="img" aria-label="Colour shows net stance, in seven steps from minus one, all oppose, to plus one, all support.">
      <text class="legend-word legend-oppose" x={0} y={10}>{"\u25BC"} all oppose</text>
      <text class="legend-word legend-support" x={294} y={10} text-anchor="end">all support {"\u25B2"}</text>
      {STEPS.map((step, at) => <path key={step} class={`tile tile-${step}`} d={`M${6 + at * 41} 16h40v9h-40z`} />)}
      {BOUNDS.map((bound, at) => <text key={bound} class="legend-tick" x={6 + at * 41} y={36} text-anchor="middle">{bound}</text>)}
    </svg>
  );
}

export function SizeLegend() {
  const words = ["10+", "5\u20139", "3\u20134", "2", "1"];
  return (
    <svg class="legend" data-part="legend" data-x={320} data-y={-46} width={190} height={40} role="img" aria-label="Size shows the number of documents: one, two, three to four, five to nine, ten or more.">
      <text class="legend-word" x={0} y={10}>Documents</text>
      {[...SIZES].reverse().map(([least, share], at) => (
        <g key={least}>
          <path class="legend-ink" d={square(14 + at * 36, 20, share * 17)} />
          <text class="legend-tick" x={14 + at * 36} y={38} text-anchor="middle">{words[SIZES.length - 1 - at]}</text>
        </g>
      ))}
    </svg>
  );
}

/** Solid and hollow: whether any row behind a mark is of more than low confidence. */
export function LowLegend({ x = 530, what }: { readonly x?: number; readonly what: "tile" | "mark" }) {
  return (
    <svg class="legend" data-part="legend" data-x={x} data-y={-46} width={150} height={40} role="img" aria-label="Hollow marks have low confidence only.">
      <text class="legend-word" x={0} y={10}>Low confidence only</text>
      {what === "tile"
        ? <path class="tile-low tile-low-7" d={`${square(10, 23, 6)}`} />
        : STANCE_SHAPES.map((shape, at) => <path key={at} class={`mark mark-low-${at}`} d={shape(8 + at * 18, 23, 4)} />)}
      <text class="legend-tick" x={what === "tile" ? 24 : 62} y={27}>hollow</text>
    </svg>
  );
}

/** Marks of a timeline. */
export function TimeLegend() {
  const words = ["supports", "opposes", "mixed"];
  return (
    <svg class="legend" data-part="legend" data-x={0} data-y={-46} width={430} height={40} role="img"
      aria-label="Triangles up support, triangles down oppose, diamonds are mixed; a bar spans the days of an inexact date; an arrow marks the year in which the side has turned.">
      {words.map((word, at) => (
        <g key={word}>
          <path class={`mark mark-${at}`} d={STANCE_SHAPES[at]!(7 + at * 78, 9, 4.2)} />
          <text class="legend-word" x={17 + at * 78} y={13}>{word}</text>
        </g>
      ))}
      <path class="span span-0" d="M2 28h34v5h-34z" />
      <path class="mark mark-0" d={STANCE_SHAPES[0](19, 30.5, 4.2)} />
      <text class="legend-word" x={44} y={34}>date known to a span only</text>
      <path class="turn" d={`${line(240, 4, 240, 20)}M237 17l3 4l3 -4`} />
      <text class="legend-word" x={250} y={13}>net stance has turned</text>
      <path class="span span-vague span-0" d="M212 28h28v5h-28z" />
      <text class="legend-word" x={250} y={34}>date about or uncertain</text>
    </svg>
  );
}

/** Bars of documents. */
export function BarLegend() {
  const words = ["oppose", "mixed", "support"];
  const codes = [1, 2, 0];
  return (
    <svg class="legend" data-part="legend" data-x={0} data-y={-30} width={330} height={20} role="img" aria-label="Bars count documents: opposing to the left, mixed across the middle, supporting to the right.">
      {words.map((word, at) => (
        <g key={word}>
          <path class={`share share-${codes[at]}`} d={`M${at * 84} 4h12v12h-12z`} />
          <text class="legend-word" x={18 + at * 84} y={14}>{word}</text>
        </g>
      ))}
      <path class="share-low share-low-0" d="M256 5h10v10h-10z" />
      <text class="legend-word" x={273} y={14}>low confid.</text>
    </svg>
  );
}

/** Lines and nodes of the network. */
export function NetworkLegend() {
  return (
    <svg class="legend" data-part="legend" data-x={0} data-y={-46} width={520} height={40} role="img"
      aria-label="Solid lines: more agreement than disagreement. Dashed lines: more disagreement. Wider is stronger. Circles are states, squares organisations, diamonds all others; area shows documents.">
      <path class="edge edge-agree" stroke-width={2.5} d={line(0, 9, 36, 9)} />
      <text class="legend-word" x={44} y={13}>agree more often (congruence)</text>
      <path class="edge edge-differ" stroke-width={2.5} d={line(0, 29, 36, 29)} />
      <text class="legend-word" x={44} y={33}>disagree more often (conflict)</text>
      <circle class="node" cx={244} cy={9} r={5.5} />
      <text class="legend-word" x={256} y={13}>state</text>
      <path class="node" d={square(310, 9, 5)} />
      <text class="legend-word" x={322} y={13}>organisation</text>
      <path class="node" d={diamond(414, 9, 5.5)} />
      <text class="legend-word" x={426} y={13}>person, other</text>
      <circle class="node" cx={241} cy={30} r={2.5} />
      <circle class="node" cx={252} cy={30} r={5} />
      <circle class="node" cx={268} cy={30} r={8} />
      <text class="legend-word" x={284} y={33}>area: documents that take a side</text>
    </svg>
  );
}
