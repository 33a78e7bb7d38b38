import type { Caller } from "./caller.ts";
import { roomStream } from "./events.ts";
import { withEntry, without } from "./maps.ts";
import { changeMessage } from "./messages.ts";
import { changePinned } from "./pinned.ts";
import type {
  Message,
  MessagePinned,
  MessageUnpinned,
  Pin,
  PinnedMessage,
  Position,
} from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** Pins per page, the server's most: more than a room may have. */
const PAGE = 200;
/** Attempts to read a list that events overtake, until the one at hand is taken for good enough. */
const ATTEMPTS = 5;

/** A message is pinned. */
export function messagePinned(state: State, { pin }: Pick<MessagePinned, "pin">): State {
  const marked = mark(state, pin, true);
  const list = marked.pins.get(pin.roomId);
  if (list === undefined || list.some(({ pin: held }) => held.messageId === pin.messageId)) return marked;
  const message = marked.timelines.get(pin.roomId)?.messages.find(({ id }) => id === pin.messageId);
  // What it says is not here: who shows the list asks for it anew.
  if (message === undefined) return { ...marked, pins: without(marked.pins, pin.roomId) };
  // A page that was loaded knows already that it is gone, which no event needs to say once more.
  if (message.deletedAt !== null) return marked;
  return { ...marked, pins: withEntry(marked.pins, pin.roomId, [{ pin, message }, ...list]) };
}

/** A message is no longer pinned. */
export function messageUnpinned(state: State, { pin }: Pick<MessageUnpinned, "pin">): State {
  return changePinned(mark(state, pin, false), pin.roomId, (list) => list.filter(isNot(pin.messageId)));
}

/** Sets, takes away and reads pins. */
export class Pins {
  readonly #store: Store;
  readonly #caller: Caller;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
  }

  /** Pins a message for its room. */
  async add({ id }: Message): Promise<void> {
    const { pin } = await this.#caller.command("message.pin", { messageId: id });
    if (pin !== null) this.#store.updateApart((state) => messagePinned(state, { pin }));
  }

  /** Takes a message's pin away, whoever set it. */
  async remove({ id }: Message): Promise<void> {
    await this.#caller.command("message.unpin", { messageId: id });
  }

  /** Reads a room's pinned messages into the state; reads again when events overtake the answer. */
  async load(roomId: string): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { items, position } = await this.#read(roomId);
      const held = this.#store.state.positions.get(roomStream(roomId));
      const overtaken = held?.epoch === position.epoch && held.offset > position.offset;
      if (overtaken && attempt < ATTEMPTS) continue;
      this.#store.update((state) =>
        state.rooms.has(roomId) ? { ...state, pins: withEntry(state.pins, roomId, items) } : state,
      );
      return;
    }
  }

  async #read(roomId: string): Promise<{ items: readonly PinnedMessage[]; position: Position }> {
    const first = await this.#caller.read("message.pins", { roomId, limit: PAGE });
    const items = [...first.items];
    for (let before = first.next; before !== null; ) {
      const page = await this.#caller.read("message.pins", { roomId, limit: PAGE, before });
      items.push(...page.items);
      before = page.next;
    }
    return { items, position: first.position };
  }
}

function mark(state: State, { roomId, messageId }: Pin, isPinned: boolean): State {
  return changeMessage(state, roomId, messageId, (message) =>
    message.deletedAt !== null || message.isPinned === isPinned ? message : { ...message, isPinned },
  );
}

function isNot(messageId: string): (held: PinnedMessage) => boolean {
  return ({ pin }) => pin.messageId !== messageId;
}
