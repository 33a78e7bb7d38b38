import type { Caller } from "./caller.ts";
import type { Event } from "./events.ts";
import { type Ask, type Loading, Loads } from "./loads.ts";
import { withEntry, without } from "./maps.ts";
import { changeTimeline } from "./messages.ts";
import { changeRoom } from "./rooms.ts";
import type { ListMessages, Member, MessagePage } from "./schema.d.ts";
import { EMPTY_TIMELINE, isLoaded, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { type Ends, withNewer, withOlder, withPage } from "./timelines.ts";

/** Messages per page: a screen and a half. */
const PAGE = 50;
/** Members per page, the server's most. */
const MEMBERS = 200;
/** Pages of members: more than the people of the largest server that collabd is made for. */
const MEMBER_PAGES = 10;

/** Loads what is inside rooms, page by page, while events go on changing it. */
export class Pages {
  readonly #store: Store;
  readonly #caller: Caller;
  readonly #loads: Loads;
  /** What is being loaded to begin with, by room: a load that takes its place goes to the same messages. */
  readonly #aims = new Map<string, Ask>();

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
    this.#loads = new Loads(store, mark, countMembers);
  }

  /**
   * Loads the newest messages and the members of a room, unless some are here. A failure shows in the
   * timeline.
   */
  open(roomId: string): Promise<void> {
    const underWay = this.#loads.underWay(roomId);
    return underWay ?? (this.#isHere(roomId) ? Promise.resolve() : this.reload(roomId));
  }

  /** Loads the messages around one of them, unless that one is here. */
  openAround(roomId: string, messageId: string): Promise<void> {
    const messages = this.#store.state.timelines.get(roomId)?.messages ?? [];
    if (this.#isHere(roomId) && messages.some(({ id }) => id === messageId)) return Promise.resolve();
    return this.#begin(roomId, () => this.#around(roomId, messageId));
  }

  /** Loads the newest messages where those on show are old ones. */
  latest(roomId: string): Promise<void> {
    const newer = this.#store.state.timelines.get(roomId)?.newer ?? null;
    return newer === null ? Promise.resolve() : this.#begin(roomId, () => this.#newest(roomId));
  }

  /**
   * Loads what is on show anew, whatever is here: what is just being loaded, or else the newest messages or
   * those around the same place.
   */
  reload(roomId: string): Promise<void> {
    const aim = this.#aims.get(roomId);
    if (aim !== undefined) return this.#begin(roomId, () => aim());
    const timeline = this.#store.state.timelines.get(roomId);
    const middle = timeline?.messages[Math.floor(timeline.messages.length / 2)];
    return this.#loads.start(
      roomId,
      () => (timeline?.newer && middle ? this.#around(roomId, middle.id) : this.#newest(roomId)),
    );
  }

  /** Loads the page before the oldest message that is here. */
  older(roomId: string): Promise<void> {
    const before = this.#store.state.timelines.get(roomId)?.older ?? null;
    if (before === null) return Promise.resolve();
    return (
      this.#loads.underWay(roomId) ?? this.#loads.start(roomId, () => this.#before(roomId, before))
    );
  }

  /** Loads the page after the newest message that is here. */
  newer(roomId: string): Promise<void> {
    const after = this.#store.state.timelines.get(roomId)?.newer ?? null;
    if (after === null) return Promise.resolve();
    return this.#loads.underWay(roomId) ?? this.#loads.start(roomId, () => this.#after(roomId, after));
  }

  /** Something happened in a room, maybe while a page of it is on its way. */
  happened(roomId: string, event: Event): void {
    if (this.#loads.happened(roomId, event)) void this.reload(roomId);
  }

  /** Makes nothing of the answers that are on their way for a room. */
  drop(roomId: string): void {
    this.#aims.delete(roomId);
    this.#loads.drop(roomId);
  }

  /** The same for all rooms. */
  dropAll(): void {
    this.#loads.dropAll();
  }

  async #begin(roomId: string, aim: Ask): Promise<void> {
    this.#aims.set(roomId, aim);
    await this.#loads.start(roomId, aim);
    if (this.#aims.get(roomId) === aim) this.#aims.delete(roomId);
  }

  #isHere(roomId: string): boolean {
    const { timelines, members } = this.#store.state;
    const timeline = timelines.get(roomId);
    return timeline !== undefined && isLoaded(timeline) && timeline.error === null && members.has(roomId);
  }

  #newest(roomId: string): Promise<(state: State) => State> {
    return this.#first({ roomId, limit: PAGE }, (page) => ({ older: page.next, newer: null }));
  }

  #around(roomId: string, around: string): Promise<(state: State) => State> {
    return this.#first({ roomId, limit: PAGE, around }, (page) => ({
      older: page.previous,
      newer: page.next,
    }));
  }

  /** Loads a page that takes the place of what is here, and the members. */
  async #first(asked: ListMessages, ends: (page: MessagePage) => Ends): Promise<(state: State) => State> {
    const { roomId } = asked;
    const [page, members] = await Promise.all([
      this.#caller.read("message.list", asked),
      this.#members(roomId),
    ]);
    return (state) => {
      const changed = changeTimeline(state, roomId, (timeline) => withPage(timeline, page, ends(page)));
      const pins = without(changed.pins, roomId);
      return { ...changed, pins, members: withEntry(changed.members, roomId, members) };
    };
  }

  async #before(roomId: string, before: string): Promise<(state: State) => State> {
    const page = await this.#caller.read("message.list", { roomId, limit: PAGE, before });
    return (state) => changeTimeline(state, roomId, (timeline) => withOlder(timeline, page));
  }

  async #after(roomId: string, after: string): Promise<(state: State) => State> {
    const page = await this.#caller.read("message.list", { roomId, limit: PAGE, after });
    return (state) => changeTimeline(state, roomId, (timeline) => withNewer(timeline, page));
  }

  async #members(roomId: string): Promise<readonly Member[]> {
    const members: Member[] = [];
    let after: string | null = null;
    for (let number = 0; number < MEMBER_PAGES; number++) {
      const page: { items: readonly Member[]; next: string | null } = await this.#caller.read("member.list", {
        roomId,
        limit: MEMBERS,
        after,
      });
      members.push(...page.items);
      after = page.next;
      if (after === null) break;
    }
    return members;
  }
}

function mark(state: State, roomId: string, what: Partial<Loading>): State {
  const timeline = { ...(state.timelines.get(roomId) ?? EMPTY_TIMELINE), ...what };
  return { ...state, timelines: withEntry(state.timelines, roomId, timeline) };
}

/** The list is the better count, now that it is up to date; but not where it was cut off. */
function countMembers(state: State, roomId: string): State {
  const members = state.members.get(roomId)?.length ?? 0;
  if (members === 0 || members >= MEMBERS * MEMBER_PAGES) return state;
  return changeRoom(state, roomId, (room) => (room.members === members ? room : { ...room, members }));
}
