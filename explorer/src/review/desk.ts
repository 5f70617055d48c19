// What was decided so far, as state that every part of the page shares.

import { useEffect, useState } from "preact/hooks";
import { decide, fetchState, readGiven, withdraw, type Asked, type Decision, type State } from "./wire.ts";

const EMPTY: State = { decisions: [], conflicts: [], refused: [] };

class Desk {
  readonly given = readGiven();
  state: State = EMPTY;
  error: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor() {
    void this.renew(() => fetchState(this.given));
  }

  decide(asked: Asked): Promise<boolean> {
    return this.renew(() => decide(this.given, asked));
  }

  withdraw(decision: Decision): Promise<boolean> {
    return this.renew(() => withdraw(this.given, decision.key));
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async renew(work: () => Promise<State>): Promise<boolean> {
    try {
      this.state = await work();
      this.error = null;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
    for (const listener of this.listeners) listener();
    return this.error === null;
  }
}

let desk: Desk | undefined;

/** The desk; what is drawn from it is drawn again when it changes. */
export function useDesk(): Desk {
  const one = (desk ??= new Desk());
  const [, again] = useState(0);
  useEffect(() => one.listen(() => again((n) => n + 1)), [one]);
  return one;
}

export const decisionsOn = (state: State, positionId: string): readonly Decision[] =>
  state.decisions.filter((one) => one.position_id === positionId);

/** What reviewers disagree on among these decisions, in words. */
export const conflictIn = (state: State, decisions: readonly Decision[]): string | null =>
  state.conflicts.find((one) => decisions.some((decision) => one.keys.includes(decision.key)))?.said ?? null;
