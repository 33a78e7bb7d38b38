import { withEntry } from "./maps.ts";
import type { Position } from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Top } from "./transport.ts";

/**
 * What to make of an event at `offset`: it comes next, it is held already, or something before it is missing.
 */
export function placeOf(held: Position, offset: number): "next" | "held" | "gap" {
  if (offset > held.offset + 1) return "gap";
  return offset === held.offset + 1 ? "next" : "held";
}

/** The state with `stream` held up to `top`. */
export function hold(state: State, stream: string, top: Top): State {
  const position = { stream, epoch: top.epoch, offset: top.offset, tag: top.tag ?? "" };
  return { ...state, positions: withEntry(state.positions, stream, position) };
}

/** A held position as the server wants to be told it. */
export function told({ epoch, offset, tag }: Position): Top {
  return { epoch, offset, tag: tag === "" ? null : tag };
}

/** All held positions, by stream, as the server wants to be told them. */
export function allTold(state: State): Readonly<Record<string, Top>> {
  return Object.fromEntries([...state.positions].map(([stream, position]) => [stream, told(position)]));
}
