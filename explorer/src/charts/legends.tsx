// Keys to what is drawn, with the same shapes and classes as the charts themselves. Small pieces, which
// stand side by side and break into lines where a page is narrow.

import type { ComponentChildren } from "preact";
import { diamond, line, square, STANCE_SHAPES } from "./shapes.ts";
import { SIZES } from "./heatmap-tiles.ts";
import { widthOf } from "./size.ts";

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;
const BOUNDS = ["\u22121", "\u22120.75", "\u22120.4", "\u22120.1", "+0.1", "+0.4", "+0.75", "+1"];

interface KeyProps {
  readonly width: number;
  readonly height?: number;
  readonly label: string;
  readonly children: ComponentChildren;
}

function Key({ width, height = 20, label, children }: KeyProps) {
  return <svg class="legend" data-part="legend" width={width} height={height} role="img" aria-label={label}>{children}</svg>;
}

/** One look, as wide as said, and the word for it. */
function Word({ shape, from, text }: { readonly shape: ComponentChildren; readonly from: number; readonly text: string }) {
  return (
    <Key width={Math.ceil(from + widthOf(text, 12) + 2)} label={text}>
      {shape}
      <text class="legend-word" x={from} y={14}>{text}</text>
    </Key>
  );
}

/** The ramp of net stance with its bounds. */
export function NetLegend() {
  return (
    <Key width={300} height={40} label="Colour shows net stance, in seven steps from minus one, all oppose, to plus one, all support.">
      <text class="legend-word legend-oppose" x={0} y={10}>{"\u25BC"} all oppose</text>
      <text class="legend-word legend-support" x={294} y={10} text-anchor="end">all support {"\u25B2"}</text>
      {STEPS.map((step, at) => <path key={step} class={`tile tile-${step}`} d={`M${6 + at * 41} 16h40v9h-40z`} />)}
      {BOUNDS.map((bound, at) => <text key={bound} class="legend-tick" x={6 + at * 41} y={36} text-anchor="middle">{bound}</text>)}
    </Key>
  );
}

export function SizeLegend() {
  const words = ["10+", "5\u20139", "3\u20134", "2", "1"];
  return (
    <Key width={180} height={40} label="Size shows the number of documents: one, two, three to four, five to nine, ten or more.">
      <text class="legend-word" x={0} y={10}>Documents</text>
      {[...SIZES].reverse().map(([least, share], at) => (
        <g key={least}>
          <path class="legend-ink" d={square(14 + at * 36, 21, share * 17)} />
          <text class="legend-tick" x={14 + at * 36} y={39} text-anchor="middle">{words[SIZES.length - 1 - at]}</text>
        </g>
      ))}
    </Key>
  );
}

/** Shares in a field, and how long a bar is. */
export function ShareLegend({ longest }: { readonly longest: number }) {
  return (
    <>
      {["support", "mixed", "oppose"].map((word, at) => (
        <Word key={word} from={18} text={word} shape={<path class={`tile-share tile-share-${at}`} d={square(7, 10, 6)} />} />
      ))}
      <Key width={210} label={`Length of a bar shows documents; the longest has ${longest}.`}>
        <path class="legend-ink" d="M0 5h74v10h-74z" />
        <text class="legend-word" x={80} y={14}>{longest} documents</text>
      </Key>
    </>
  );
}

/** Hollow marks: no row behind them is of more than low confidence. */
export function LowLegend({ what }: { readonly what: "tile" | "mark" | "bar" }) {
  const shape = what === "tile" ? <path class="tile-low tile-low-7" d={square(8, 10, 6)} />
    : what === "bar" ? <path class="share-low share-low-0" d={square(8, 10, 6)} />
      : STANCE_SHAPES.map((draw, at) => <path key={at} class={`mark mark-low-${at}`} d={draw(6 + at * 15, 10, 4)} />);
  return <Word from={what === "mark" ? 48 : 20} text="hollow: low confidence only" shape={shape} />;
}

/** Marks of a timeline. */
export function TimeLegend() {
  return (
    <>
      {["supports", "opposes", "mixed"].map((word, at) => (
        <Word key={word} from={17} text={word} shape={<path class={`mark mark-${at}`} d={STANCE_SHAPES[at]!(7, 10, 4.2)} />} />
      ))}
      <Word from={14} text="net stance has turned" shape={<path class="turn" d={`${line(6, 1, 6, 19)}M3 16l3 4l3 -4`} />} />
      <Word from={44} text="date known to a span only" shape={<><path class="span span-0" d="M2 7.5h36v5h-36z" /><path class="mark mark-0" d={STANCE_SHAPES[0](20, 10, 4.2)} /></>} />
      <Word from={44} text="date about or uncertain" shape={<path class="span span-vague span-0" d="M2 7.5h36v5h-36z" />} />
    </>
  );
}

/** Bars of documents. */
export function BarLegend() {
  return (
    <>
      {["oppose", "mixed", "support"].map((word, at) => (
        <Word key={word} from={18} text={word} shape={<path class={`share share-${[1, 2, 0][at]}`} d={square(7, 10, 6)} />} />
      ))}
      <LowLegend what="bar" />
    </>
  );
}

/** Lines and nodes of the network. */
export function NetworkLegend() {
  return (
    <>
      <Word from={45} text="agree more often (congruence)" shape={<path class="edge edge-agree" stroke-width={2.5} d={line(0, 10, 38, 10)} />} />
      <Word from={45} text="disagree more often (conflict)" shape={<path class="edge edge-differ" stroke-width={2.5} d={line(0, 10, 38, 10)} />} />
      <Word from={19} text="state" shape={<circle class="node" cx={8} cy={10} r={5.5} />} />
      <Word from={19} text="organisation" shape={<path class="node" d={square(8, 10, 5)} />} />
      <Word from={19} text="person, other" shape={<path class="node" d={diamond(8, 10, 5.5)} />} />
      <Word from={48} text="area: documents that take a side" shape={<><circle class="node" cx={6} cy={10} r={2.5} /><circle class="node" cx={17} cy={10} r={5} /><circle class="node" cx={35} cy={10} r={8} /></>} />
    </>
  );
}
