// Orders in which rows with like profiles stand next to each other.
//
// Belongs here: agglomerative clustering (average linkage, nearest-neighbour chain) of sparse vectors
// by cosine distance, read off as an order. Same vectors, same order: ties go to the lower row.

export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The rows 0 .. rows-1 in the order of the leaves of their dendrogram. Empty rows come last. */
export function clustered(rows: number, entries: readonly Entry[]): number[] {
  const distance = distances(rows, entries);
  const filled = new Uint8Array(rows);
  for (const entry of entries) if (entry.value !== 0) filled[entry.row] = 1;
  const alive = Array.from({ length: rows }, (_, row) => row).filter((row) => filled[row]);
  const empty = Array.from({ length: rows }, (_, row) => row).filter((row) => !filled[row]);
  const between = distance.slice();
  const leaves = new Map(alive.map((row) => [row, [row]]));
  const chain: number[] = [];
  const open = new Set(alive);
  while (open.size > 1) {
    if (chain.length === 0) chain.push(open.values().next().value!);
    const top = chain.at(-1)!;
    const previous = chain.at(-2);
    let best = previous ?? -1;
    let least = previous === undefined ? Infinity : between[top * rows + previous]!;
    for (const other of open) {
      if (other !== top && between[top * rows + other]! < least) {
        least = between[top * rows + other]!;
        best = other;
      }
    }
    if (best !== previous) {
      chain.push(best);
      continue;
    }
    chain.length -= 2;
    const [kept, gone] = top < best ? [top, best] : [best, top];
    const [a, b] = [leaves.get(kept)!, leaves.get(gone)!];
    for (const other of open) {
      if (other === kept || other === gone) continue;
      const mean = (a.length * between[kept * rows + other]! + b.length * between[gone * rows + other]!) / (a.length + b.length);
      between[kept * rows + other] = mean;
      between[other * rows + kept] = mean;
    }
    leaves.set(kept, joined(a, b, (i, j) => distance[i * rows + j]!));
    leaves.delete(gone);
    open.delete(gone);
  }
  return [...[...leaves.values()].flat(), ...empty];
}

/** Two orders as one, turned so that the nearest ends meet. */
function joined(a: number[], b: number[], far: (i: number, j: number) => number): number[] {
  const [a1, a2, b1, b2] = [a[0]!, a.at(-1)!, b[0]!, b.at(-1)!];
  const options = [far(a2, b1), far(a2, b2), far(a1, b1), far(a1, b2)];
  const best = options.indexOf(Math.min(...options));
  const left = best < 2 ? a : a.slice().reverse();
  const right = best % 2 === 0 ? b : b.slice().reverse();
  return [...left, ...right];
}

/** Cosine distances, row by row; rows that share nothing are 1 apart, opposite rows 2. */
function distances(rows: number, entries: readonly Entry[]): Float32Array {
  const length = new Float64Array(rows);
  const columns = new Map<number, Entry[]>();
  for (const entry of entries) {
    length[entry.row]! += entry.value ** 2;
    const column = columns.get(entry.column);
    if (column) column.push(entry);
    else columns.set(entry.column, [entry]);
  }
  const distance = new Float32Array(rows * rows).fill(1);
  for (const column of columns.values()) {
    for (const a of column) {
      if (a.value === 0) continue;
      for (const b of column) {
        if (b.value === 0) continue;
        distance[a.row * rows + b.row]! -= (a.value * b.value) / Math.sqrt(length[a.row]! * length[b.row]!);
      }
    }
  }
  return distance;
}
