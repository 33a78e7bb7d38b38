import type { Caller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import { asCollabError, type CollabError } from "./errors.ts";
import { newId } from "./ids.ts";
import { withEntry, without } from "./maps.ts";
import type { Draft, DraftSaved, MembershipRemoved, RoomDeleted } from "./schema.d.ts";
import type { State, Typed } from "./state.ts";
import type { Store } from "./store.ts";

/** Milliseconds without a change until what is typed is saved. */
const PAUSE = 1_000;
/** Milliseconds until a save that failed for a while is tried again, unless the server names a time. */
const RETRY = 5_000;

/** Where one writes: in a room, or in a thread of it. */
export interface DraftPlace {
  readonly roomId: string;
  readonly threadId: string | null;
}

/** By what a place's draft is held: a thread has the id of its first message, which is no room's. */
export function draftKey({ roomId, threadId }: DraftPlace): string {
  return threadId ?? roomId;
}

/** Whether a draft is newer than another. The server forgets an emptied one in time: its successor begins at version 1. */
function isNewer(draft: Draft, held: Draft): boolean {
  return draft.version > held.version || draft.updatedAt > held.updatedAt;
}

/** My draft in a place is another one now. What is older than what is held changes nothing. */
export function draftSaved(state: State, { draft }: Pick<DraftSaved, "draft">): State {
  const held = state.drafts.get(draftKey(draft));
  if (held !== undefined && !isNewer(draft, held)) return state;
  return { ...state, drafts: withEntry(state.drafts, draftKey(draft), draft) };
}

/** What I had begun to write in a room goes with my membership. */
export function draftsLeft(
  state: State,
  { roomId }: Pick<MembershipRemoved | RoomDeleted, "roomId">,
): State {
  const elsewhere = ([, place]: readonly [string, DraftPlace]): boolean => place.roomId !== roomId;
  return {
    ...state,
    drafts: new Map([...state.drafts].filter(elsewhere)),
    typed: new Map([...state.typed].filter(elsewhere)),
  };
}

/** What the composer of a place shows: what was typed here and is not saved yet, else the saved draft. */
export function draftText(state: State, place: DraftPlace): string {
  const key = draftKey(place);
  return (state.typed.get(key) ?? state.drafts.get(key))?.content ?? "";
}

/**
 * Saves what is typed, a while after the last key and one save at a time. What is typed here is never replaced
 * by an answer; where another device has saved something else, both are kept until the person has chosen.
 */
export class Drafts {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  /** How to call the next save off, by the key of its place. */
  readonly #planned = new Map<string, () => void>();
  readonly #underWay = new Set<string>();

  constructor(store: Store, clock: Clock, caller: Caller) {
    this.#store = store;
    this.#clock = clock;
    this.#caller = caller;
  }

  /** Takes what is typed in a composer now; "" once it is sent. */
  set({ roomId, threadId }: DraftPlace, content: string): void {
    const key = draftKey({ roomId, threadId });
    const held = this.#store.state.typed.get(key);
    const draft = this.#store.state.drafts.get(key);
    if (content === (draft?.content ?? "") && !held?.other && !this.#underWay.has(key)) {
      this.#callOff(key);
      return this.#forget(key);
    }
    const seen = held?.seen ?? draft?.version ?? 0;
    this.#type(key, { roomId, threadId, content, seen, other: held?.other ?? null });
    if (!held?.other) this.#plan(key, PAUSE);
  }

  /** Ends a conflict: with what was typed here, what another device has saved, or the one below the other. */
  choose(place: DraftPlace, which: "mine" | "other" | "both"): void {
    const key = draftKey(place);
    const held = this.#store.state.typed.get(key);
    if (!held?.other) return;
    if (which === "other") return this.#forget(key);
    const { content: theirs, version } = held.other;
    const content = which === "mine" ? held.content : `${theirs}\n${held.content}`;
    this.#type(key, { ...held, content, seen: version, other: null });
    this.#plan(key, 0);
  }

  /** Saves at once what waits to be saved: the page may be about to go. */
  flush(): void {
    for (const key of [...this.#planned.keys()]) this.#plan(key, 0);
  }

  /** The connection stands again: what found no way to the server is saved now. */
  resume(): void {
    for (const [key, { other }] of this.#store.state.typed) if (other === null) this.#plan(key, 0);
  }

  /** Saves nothing any more. */
  stop(): void {
    for (const key of [...this.#planned.keys()]) this.#callOff(key);
  }

  #type(key: string, typed: Typed): void {
    this.#store.update((state) => ({ ...state, typed: withEntry(state.typed, key, typed) }));
  }

  /** The saved draft is what counts now. */
  #forget(key: string): void {
    this.#store.update((state) => ({ ...state, typed: without(state.typed, key) }));
  }

  #callOff(key: string): void {
    this.#planned.get(key)?.();
    this.#planned.delete(key);
  }

  #plan(key: string, pause: number): void {
    this.#callOff(key);
    if (pause === 0) return void this.#save(key);
    this.#planned.set(
      key,
      this.#clock.after(pause, () => void this.#save(key)),
    );
  }

  async #save(key: string): Promise<void> {
    this.#planned.delete(key);
    const typed = this.#store.state.typed.get(key);
    // A save under way looks at what was typed since, when it is done.
    if (typed === undefined || typed.other !== null || this.#underWay.has(key)) return;
    this.#underWay.add(key);
    const { roomId, threadId, content, seen: version } = typed;
    const command = { roomId, threadId, content, version, commandId: newId(this.#clock.now()) };
    try {
      // By HTTP, whose refusals carry the draft as it stands.
      const { draft } = await this.#caller.read("draft.save", command);
      this.#underWay.delete(key);
      this.#saved(key, content, draft);
    } catch (thrown) {
      this.#underWay.delete(key);
      this.#failed(key, asCollabError(thrown));
    }
  }

  #saved(key: string, content: string, draft: Draft | null): void {
    if (draft !== null) this.#store.update((state) => draftSaved(state, { draft }));
    const typed = this.#store.state.typed.get(key);
    if (typed === undefined) return;
    if (typed.content === content) return this.#forget(key);
    this.#type(key, { ...typed, seen: draft?.version ?? 0 });
    this.#plan(key, PAUSE);
  }

  /** Another device was faster. Where it has left no text, nothing can be overwritten. */
  #diverged(key: string, current: Draft | undefined): void {
    const typed = this.#store.state.typed.get(key);
    if (current !== undefined) this.#store.update((state) => draftSaved(state, { draft: current }));
    if (typed === undefined) return;
    if (current !== undefined && current.content !== "" && current.content !== typed.content) {
      return this.#type(key, { ...typed, other: current });
    }
    this.#type(key, { ...typed, seen: current?.version ?? 0 });
    this.#plan(key, PAUSE);
  }

  #failed(key: string, error: CollabError): void {
    // `current` is the record that the command is about.
    if (error.code === "conflict") {
      return this.#diverged(key, error.details.current as unknown as Draft | undefined);
    }
    if (error.unanswered && this.#store.state.connection !== "live") return; // `resume` saves it
    if (error.unanswered || error.temporary) {
      const { retryAfter } = error.details;
      this.#plan(key, retryAfter === undefined ? RETRY : retryAfter * 1_000);
    }
    // Anything else (no longer a member, too long) is said when the message is sent; the text stays here.
  }
}
