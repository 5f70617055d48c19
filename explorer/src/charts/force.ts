// Where the nodes of a network stand.
//
// Belongs here: a layout by forces that is the same every time: the forces start from d3's fixed spiral
// and draw from its own fixed random numbers. Does not: which edges there are (model), drawing.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";

export interface Pull {
  readonly source: number;
  readonly target: number;
  /** Above zero the two are drawn together; below they are kept further apart. */
  readonly weight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Body extends SimulationNodeDatum {
  readonly radius: number;
}

interface Spring extends SimulationLinkDatum<Body> {
  readonly weight: number;
}

/** Places of the nodes in the unit square, most central first in, so that the order of nodes matters. */
export function layout(radii: readonly number[], pulls: readonly Pull[], ticks = 160): Point[] {
  const bodies: Body[] = radii.map((radius) => ({ radius }));
  const strongest = Math.max(1e-9, ...pulls.map((pull) => Math.abs(pull.weight)));
  const springs: Spring[] = pulls.map(({ source, target, weight }) => ({ source, target, weight: weight / strongest }));
  const simulation = forceSimulation<Body>(bodies)
    .force("link", forceLink<Body, Spring>(springs)
      .distance((spring) => (spring.weight > 0 ? 46 : 190))
      .strength((spring) => (spring.weight > 0 ? 0.04 + 0.3 * Math.sqrt(spring.weight) : 0.02 + 0.1 * Math.sqrt(-spring.weight))))
    .force("charge", forceManyBody<Body>().strength(-130).distanceMax(300))
    .force("apart", forceCollide<Body>((body) => body.radius + 9))
    .force("x", forceX<Body>(0).strength(0.075))
    .force("y", forceY<Body>(0).strength(0.12))
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .stop();
  simulation.tick(ticks);
  const xs = bodies.map((body) => body.x ?? 0);
  const ys = bodies.map((body) => body.y ?? 0);
  const scale = (values: readonly number[]): ((value: number) => number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (value) => (most > least ? (value - least) / (most - least) : 0.5);
  };
  const [across, down] = [scale(xs), scale(ys)];
  return bodies.map((_, at) => ({ x: across(xs[at]!), y: down(ys[at]!) }));
}
