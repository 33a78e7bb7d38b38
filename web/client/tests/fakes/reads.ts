import type { MovedMarker, ReadMarker, Unread } from "../../src/schema.d.ts";
import { event } from "./records.ts";
import type { FakeServer } from "./server.ts";

interface Moved {
  readonly marker: ReadMarker | null;
  readonly position: null;
}

/** alice's read markers, as the server keeps them. */
export class Reads {
  readonly #server: FakeServer;
  readonly #markers = new Map<string, ReadMarker>();

  constructor(server: FakeServer) {
    this.#server = server;
  }

  /** alice has joined. */
  begin(roomId: string): ReadMarker {
    const marker = { roomId, lastReadOffset: this.#head(roomId), markerVersion: 0 };
    this.#markers.set(roomId, marker);
    return marker;
  }

  read(roomId: string, offset: number, version?: unknown): Moved {
    const held = this.#held(roomId);
    if (held === null) return { marker: null, position: null };
    const isLate = typeof version === "number" && version < held.markerVersion;
    if (!isLate && offset > held.lastReadOffset) this.#move(held, offset, held.markerVersion);
    return { marker: this.#held(roomId), position: null };
  }

  unreadFrom(roomId: string, offset: number): Moved {
    const held = this.#held(roomId);
    if (held !== null) this.#move(held, offset - 1, held.markerVersion + 1);
    return { marker: this.#held(roomId), position: null };
  }

  readAll(offsets: Readonly<Record<string, number>>): { moved: MovedMarker[] } {
    const behind = this.all().filter(({ roomId, lastReadOffset }) => (offsets[roomId] ?? 0) > lastReadOffset);
    return { moved: behind.map((held) => this.#move(held, offsets[held.roomId] ?? 0, held.markerVersion)) };
  }

  undo(markers: readonly MovedMarker[]): { moved: MovedMarker[] } {
    const moved = markers.flatMap((done) => {
      const held = this.#held(done.roomId);
      if (held?.lastReadOffset !== done.lastReadOffset || held.markerVersion !== done.markerVersion) return [];
      return [this.#move(held, done.previousOffset, held.markerVersion + 1)];
    });
    return { moved };
  }

  unread(roomId: string): Unread | null {
    const held = this.#held(roomId);
    if (held === null) return null;
    const stream = `room:${roomId}`;
    const unread = [...this.#server.messages.values()].filter(
      (one) =>
        one.roomId === roomId &&
        one.offset > held.lastReadOffset &&
        one.author !== this.#server.me &&
        one.threadId === null &&
        one.deletedAt === null,
    );
    const { epoch, offset, tag } = this.#server.top(stream);
    const mentions = unread.filter(({ mentions: { users, room } }) => room || users.includes(this.#server.me));
    return { ...held, unread: unread.length, mentions: mentions.length, position: { stream, epoch, offset, tag: tag ?? "" } };
  }

  all(): Unread[] {
    return [...this.#markers.keys()].flatMap((roomId) => this.unread(roomId) ?? []);
  }

  #held(roomId: string): ReadMarker | null {
    const isMember = this.#server.streams().includes(`room:${roomId}`);
    return (isMember && this.#markers.get(roomId)) || null;
  }

  #head(roomId: string): number {
    return this.#server.top(`room:${roomId}`).offset;
  }

  #move({ roomId, lastReadOffset }: ReadMarker, offset: number, markerVersion: number): MovedMarker {
    const moved = { roomId, lastReadOffset: offset, markerVersion };
    this.#markers.set(roomId, moved);
    const marker = { ...moved, previousOffset: lastReadOffset };
    this.#server.append(`user:${this.#server.me}`, event({ type: "readMarker.moved", markers: [marker] }));
    return marker;
  }
}
