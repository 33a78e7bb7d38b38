import type { Caller } from "./caller.ts";
import { withEntry, without } from "./maps.ts";
import type {
  BookmarkAdded,
  BookmarkPage,
  BookmarkRemoved,
  MembershipRemoved,
  Message,
  RoomDeleted,
} from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** I have bookmarked a message. */
export function bookmarkAdded(state: State, { bookmark }: Pick<BookmarkAdded, "bookmark">): State {
  return { ...state, bookmarks: withEntry(state.bookmarks, bookmark.messageId, bookmark) };
}

/** I have removed a bookmark. */
export function bookmarkRemoved(state: State, { bookmark }: Pick<BookmarkRemoved, "bookmark">): State {
  return { ...state, bookmarks: without(state.bookmarks, bookmark.messageId) };
}

/** What I had bookmarked in a room goes with my membership. */
export function bookmarksLeft(
  state: State,
  { roomId }: Pick<MembershipRemoved | RoomDeleted, "roomId">,
): State {
  const left = [...state.bookmarks].filter(([, bookmark]) => bookmark.roomId !== roomId);
  return left.length === state.bookmarks.size ? state : { ...state, bookmarks: new Map(left) };
}

/** Adds, removes and reads one's own bookmarks. */
export class Bookmarks {
  readonly #store: Store;
  readonly #caller: Caller;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
  }

  /** Bookmarks a message. */
  async add({ id }: Message): Promise<void> {
    const command = { messageId: id };
    const { bookmark } = await this.#caller.command("message.bookmark", command);
    if (bookmark !== null) this.#store.updateApart((state) => bookmarkAdded(state, { bookmark }));
  }

  /** Removes the bookmark of a message. */
  async remove({ id }: Message): Promise<void> {
    const held = this.#store.state.bookmarks.get(id);
    await this.#caller.command("message.unbookmark", { messageId: id });
    if (held !== undefined) {
      this.#store.updateApart((state) => bookmarkRemoved(state, { bookmark: held }));
    }
  }

  /** A page of one's own bookmarks with their messages, the newest first; `before` is an earlier page's `next`. */
  read(before: string | null = null): Promise<BookmarkPage> {
    return this.#caller.read("bookmark.list", { before });
  }
}
