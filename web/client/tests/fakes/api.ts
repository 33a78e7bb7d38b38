import { CollabError } from "../../src/errors.ts";
import type { MovedMarker, Room, RoomPreferences } from "../../src/schema.d.ts";
import type { Top } from "../../src/transport.ts";
import { person, presence } from "./records.ts";
import { type FakeServer, Refusal } from "./server.ts";
import { follow, inboxPage, replyPage } from "./threads.ts";

type Params = Record<string, unknown>;

/** The doors of the fake server: RPC methods, and the same over `fetch`. */
export class FakeApi {
  /** While true, nothing is reached by HTTP. */
  down = false;
  /** Called before a method is carried out; may throw, or wait. */
  before: (method: string, params: Params) => void | Promise<void> = () => undefined;
  /** Called after it was carried out, before the answer is given. */
  after: (method: string) => void | Promise<void> = () => undefined;
  /** Every request by HTTP, as `VERB path`. */
  readonly requests: string[] = [];
  readonly #server: FakeServer;

  constructor(server: FakeServer) {
    this.#server = server;
  }

  readonly fetch: typeof fetch = async (address, init) => {
    const [path = "", query = ""] = String(address).replace("http://test/api/v1", "").split("?");
    const verb = init?.method ?? "GET";
    this.requests.push(`${verb} ${path}`);
    if (this.down) throw new TypeError("fetch failed");
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as Params) : {};
    const commandId = new Headers(init?.headers).get("idempotency-key");
    const params = {
      ...Object.fromEntries(new URLSearchParams(query)),
      ...body,
      ...(commandId && { commandId }),
    };
    try {
      const answer = await this.#route(verb, path, params);
      return reply(200, answer);
    } catch (thrown) {
      if (thrown instanceof Refusal) return reply(thrown.status, thrown.body);
      throw thrown;
    }
  };

  /** Carries out a method for alice. */
  async call(method: string, params: Params, byHttp = false): Promise<unknown> {
    await this.before(method, params);
    try {
      const answer: unknown = structuredClone(this.#do(method, params));
      await this.after(method);
      return answer;
    } catch (thrown) {
      if (thrown instanceof Refusal && !byHttp) throw asRpcError(thrown);
      throw thrown;
    }
  }

  #route(verb: string, path: string, params: Params): Promise<unknown> {
    const [noun, id, part, last] = path.slice(1).split("/");
    const all = noun === "rooms" && (id === "read" || id === "unread");
    const route = all ? `${verb} all/${id}` : `${verb} ${noun}/${part ?? ""}`;
    const routes: Record<string, string> = {
      "GET rooms/messages": "message.list",
      "POST rooms/messages": "message.send",
      "GET rooms/members": "member.list",
      "POST rooms/": "room.create",
      "GET rooms/": "room.get",
      "POST all/read": "rooms.markAllRead",
      "POST all/unread": "rooms.undoMarkAllRead",
      "POST rooms/read": "room.markRead",
      "POST rooms/unread": "room.markUnread",
      "GET messages/": "message.get",
      "GET messages/history": "message.history",
      "GET messages/replies": "message.replies",
      "PUT messages/follow": "thread.follow",
      "DELETE messages/follow": "thread.unfollow",
      "GET threads/": "thread.list",
      "PATCH messages/": "message.edit",
      "DELETE messages/": "message.delete",
      "PUT messages/reactions": "reaction.add",
      "DELETE messages/reactions": "reaction.remove",
      "PUT messages/pin": "message.pin",
      "DELETE messages/pin": "message.unpin",
      "PUT messages/bookmark": "message.bookmark",
      "DELETE messages/bookmark": "message.unbookmark",
      "GET bookmarks/": "bookmark.list",
      "PUT rooms/draft": "draft.save",
      "GET rooms/pins": "message.pins",
      "PATCH rooms/": "room.update",
      "PATCH rooms/preferences": "room.setPreferences",
      "GET presence/": "presence.list",
      "PUT presence/": "presence.update",
      "GET rooms/presence": "presence.inRoom",
      "PATCH users/": "user.update",
      "GET sync/": "sync.snapshot",
      "POST sync/": "sync.events",
      "POST auth/": "auth",
      "GET auth/": "auth",
    };
    const named =
      noun === "messages" ? { messageId: id, emoji: decodeURIComponent(last ?? "") } : { roomId: id };
    return this.call(routes[route] ?? route, { ...named, path, ...params }, true);
  }

  #do(method: string, params: Params): unknown {
    const server = this.#server;
    const text = (name: string): string => String(params[name]);
    switch (method) {
      case "sync.snapshot":
        return server.snapshot();
      case "sync.events":
        return server.events(params["positions"] as Record<string, Top>);
      case "presence.update":
        return { presence: null, position: null };
      case "presence.inRoom":
        return { items: server.visitors };
      case "user.update":
        return { user: null, position: null };
      case "room.update": {
        const { roomId, path: _path, commandId: _id, ...changes } = params;
        return { room: server.update(this.#named(String(roomId)), changes as Partial<Room>), position: null };
      }
      case "room.setPreferences": {
        const { roomId, notify, mutedUntil, favourite } = params as Partial<RoomPreferences>;
        const named = Object.entries({ notify, mutedUntil, favourite }).filter(([, value]) => value !== undefined);
        return { preferences: server.prefer(String(roomId), Object.fromEntries(named)), position: null };
      }
      case "presence.get":
        return { ...presence("bob", "OFFLINE"), userId: text("userId") };
      case "presence.list":
        return { items: server.presences };
      case "message.list":
        return this.#messages(text("roomId"), Number(params["limit"]), params);
      case "member.list":
        return { items: server.members.filter(({ roomId }) => roomId === params["roomId"]), next: null };
      case "message.replies":
        return replyPage(server, text("messageId"), Number(params["limit"]), params["before"]);
      case "thread.list":
        return inboxPage(server, Number(params["limit"]), params["after"]);
      case "thread.follow":
      case "thread.unfollow":
        follow(server, text("messageId"), method === "thread.follow");
        return { follow: null, position: null };
      case "message.get":
        return server.message(text("messageId"));
      case "message.history":
        return { items: [{ messageId: text("messageId") }], next: params["before"] ?? null };
      case "message.send":
        return this.#send(params);
      case "message.edit":
        return this.#edit(text("messageId"), text("content"), Number(params["contentVersion"]));
      case "message.delete":
        return { message: server.delete(text("messageId")), position: null };
      case "reaction.add":
        server.react(text("messageId"), "alice", text("emoji"));
        return { reaction: server.message(text("messageId")).reactions.at(-1), position: null };
      case "reaction.remove":
        server.react(text("messageId"), nameOf(params["author"]), text("emoji"), false);
        return { reaction: null, position: null };
      case "message.pin":
      case "message.unpin":
        server.pin(text("messageId"), method === "message.pin");
        return { pin: server.pins.get(text("messageId")) ?? null, position: null };
      case "message.pins":
        return this.#pins(text("roomId"));
      case "message.bookmark":
      case "message.unbookmark":
        server.bookmark(text("messageId"), method === "message.bookmark");
        return { bookmark: server.bookmarks.get(text("messageId")) ?? null, position: null };
      case "bookmark.list":
        return { items: this.#bookmarks(), next: null, position: null };
      case "draft.save":
        return {
          draft: server.draft(
            text("roomId"),
            text("content"),
            Number(params["version"]),
            params["threadId"] as string | null,
          ),
          position: null,
        };
      case "room.create":
        return { room: server.addRoom(text("name"), "alice", privacy(text("kind"))), position: null };
      case "room.get":
        return { room: server.rooms.get(text("roomId")), unread: server.reads.unread(text("roomId")) };
      case "room.markRead":
        return server.reads.read(text("roomId"), Number(params["offset"]), params["markerVersion"]);
      case "room.markUnread":
        return server.reads.unreadFrom(text("roomId"), server.message(text("messageId")).offset);
      case "rooms.markAllRead":
        return server.reads.readAll(params["offsets"] as Record<string, number>);
      case "rooms.undoMarkAllRead":
        return server.reads.undo(params["markers"] as MovedMarker[]);
      case "room.join":
        server.join(this.#named(text("roomId")), "alice");
        return { room: server.rooms.get(text("roomId")), position: null };
      case "room.leave":
        server.leave(this.#named(text("roomId")), "alice");
        return { room: server.visible().find(({ id }) => id === params["roomId"]) ?? null, position: null };
      default:
        return { user: person("alice"), items: [], token: null, position: null };
    }
  }

  #messages(roomId: string, limit: number, { before, after, around }: Params): unknown {
    const all = [...this.#server.messages.values()].filter(
      (one) => one.roomId === roomId && one.threadId === null,
    );
    const position = { stream: `room:${roomId}`, ...this.#server.top(`room:${roomId}`) };
    const first = this.#server.messages.get(String(around))?.threadId ?? around;
    if (after !== undefined || around !== undefined) {
      const place = all.findIndex(({ id, offset }) => id === first || offset > Number(after));
      if (place < 0 && around !== undefined)
        throw new Refusal(404, "not_found", "There is no such message.");
      const from = around === undefined ? (place < 0 ? all.length : place) : Math.max(0, place - limit / 2);
      const items = all.slice(from, from + limit);
      const next = from + items.length < all.length ? String(items.at(-1)?.offset) : null;
      const previous = around !== undefined && from > 0 ? String(items[0]?.offset) : null;
      return { items, next, previous, position };
    }
    const older = all.filter(({ offset }) => before === undefined || offset < Number(before));
    const items = older.slice(-limit);
    const next = items.length < older.length ? String(items[0]?.offset) : null;
    return { items, next, previous: null, position };
  }

  #pins(roomId: string): unknown {
    const stream = `room:${roomId}`;
    const position = { stream, ...this.#server.top(stream) };
    return { items: this.#server.pinned(roomId), next: null, position };
  }

  #bookmarks(): unknown {
    const all = [...this.#server.bookmarks.values()].reverse();
    return all.map((bookmark) => ({ bookmark, message: this.#server.message(bookmark.messageId) }));
  }

  #send({ id, roomId, content, threadId = null, replyToId = null }: Params): unknown {
    const known = this.#server.messages.get(String(id));
    if (known !== undefined) return { message: known, position: null };
    const name = this.#named(String(roomId));
    const posted = this.#server.post(name, String(content), "alice", {
      id: String(id),
      content: String(content),
      threadId: threadId as string | null,
      replyToId: replyToId as string | null,
    });
    if (posted.threadId !== null) follow(this.#server, posted.threadId);
    return { message: posted, position: null };
  }

  #edit(id: string, content: string, version: number): unknown {
    const current = this.#server.message(id);
    if (current.deletedAt !== null) throw new Refusal(410, "gone", "It was deleted.", { record: current });
    if (current.contentVersion !== version)
      throw new Refusal(409, "conflict", "Someone was faster.", { current });
    return { message: this.#server.edit(id, content), position: null };
  }

  #named(roomId: string): string {
    const held = this.#server.rooms.get(roomId);
    if (held === undefined) throw new Refusal(404, "not_found", "There is no such room.");
    return held.name;
  }
}

function nameOf(author: unknown): string {
  return author === person("bob").id ? "bob" : "alice";
}

function privacy(kind: string): Partial<Room> {
  return kind === "private" ? { kind, isPrivate: true } : {};
}

function asRpcError(refusal: Refusal): CollabError {
  const { error } = refusal.body as { error: { code: CollabError["code"]; message: string } };
  return new CollabError(error.code, error.message);
}

function reply(status: number, body: unknown): Response {
  const text = async (): Promise<string> => JSON.stringify(body);
  return { ok: status < 400, status, text } as Response;
}
