import { roomOf } from "../../src/events.ts";
import { hold } from "../../src/positions.ts";
import { markStale } from "../../src/readMarkers.ts";
import { apply } from "../../src/reduce.ts";
import { forgetInside } from "../../src/rooms.ts";
import { EMPTY_STATE, type State } from "../../src/state.ts";
import { takeIn } from "./answers.ts";
import { differences } from "./compared.ts";
import type { Step } from "./steps.ts";

/** What one person's client holds: it has read everything once, and from then on believes events alone. */
export class Replica {
  readonly who: string;
  /** The types of events that have changed anything but the place in their stream. */
  readonly moved = new Set<string>();
  #state: State = EMPTY_STATE;

  constructor(who: string) {
    this.who = who;
  }

  /** Takes a step that concerns this person; what is then held otherwise than by who begins anew. */
  take(step: Step): readonly string[] {
    switch (step.kind) {
      case "held":
        this.#state = takeIn(this.#state, step);
        return [];
      case "granted":
        this.#state = begun(this.#state, step.position);
        return [];
      case "revoked":
        this.#state = ended(this.#state, step.stream);
        return [];
      case "appended":
        return this.#apply(step);
      case "fresh":
        return this.#compare(step);
    }
  }

  #apply({ position, event }: Extract<Step, { kind: "appended" }>): readonly string[] {
    const { stream, offset } = position;
    const held = this.#state.positions.get(stream);
    if (held === undefined) return []; // not this person's affair
    if (offset !== held.offset + 1) return [`${stream}: ${held.offset} is followed by ${offset}`];
    const before = this.#state;
    this.#state = apply(before, stream, offset, event);
    const others = Object.keys(before) as (keyof State)[];
    if (others.some((key) => key !== "positions" && before[key] !== this.#state[key])) this.moved.add(event.type);
    return [];
  }

  /** Compares, and goes on from what is fresh. */
  #compare(step: Extract<Step, { kind: "fresh" }>): readonly string[] {
    const held = this.#state;
    this.#state = takeIn(EMPTY_STATE, step);
    return differences(held, this.#state);
  }
}

/** A stream is followed from here on, as `Streams` has it. */
function begun(state: State, position: { stream: string; epoch: string; offset: number; tag: string }): State {
  if (state.positions.has(position.stream)) return state;
  const followed = hold(state, position.stream, position);
  const roomId = roomOf(position.stream);
  return roomId === null ? followed : markStale(followed, roomId);
}

/** A stream is no longer given, as `Live` has it. */
function ended(state: State, stream: string): State {
  const roomId = roomOf(stream);
  return roomId === null ? state : forgetInside(state, roomId);
}
