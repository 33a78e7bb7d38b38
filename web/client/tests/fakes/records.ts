import type { Event } from "../../src/events.ts";
import type { File, Member, Message, PublicUser, Reaction, Room, User, UserPresence } from "../../src/schema.d.ts";

export const NOON = "2026-11-22T12:00:00.000Z";

/** A name as an id of the right form: `id("alice")` is always the same. */
export function id(name: string): string {
  const digits = Array.from(new TextEncoder().encode(name), (byte) => byte.toString(16)).join("");
  return `01990000-0000-7000-8000-${digits.padStart(12, "0").slice(-12)}`;
}

export function person(name: string): PublicUser {
  return {
    id: id(name),
    username: name,
    displayName: name[0]?.toUpperCase() + name.slice(1),
    groups: ["Users"],
    createdAt: NOON,
    deactivatedAt: null,
    status: null,
    avatarFileId: null,
  };
}

export function account(name: string): User {
  return { ...person(name), email: `${name}@example.org`, updatedAt: NOON, availability: "AUTO", timezone: null };
}

export function room(name: string, changes: Partial<Room> = {}): Room {
  return {
    id: id(name),
    kind: "public",
    isPrivate: false,
    name,
    description: "",
    createdBy: id("alice"),
    members: 1,
    messageCount: 0,
    lastActivity: NOON,
    createdAt: NOON,
    updatedAt: NOON,
    postingPolicy: "everyone",
    pinPolicy: "everyone",
    archivedAt: null,
    people: null,
    ...changes,
  };
}

export function member(roomName: string, name: string, changes: Partial<Member> = {}): Member {
  return { roomId: id(roomName), userId: id(name), role: "member", joinedAt: NOON, ...changes };
}

/** Whom a text names: alice, or everybody. */
export function named(content: string): Message["mentions"] {
  return { users: content.includes("@alice") ? [id("alice")] : [], groups: [], room: content.includes("@room") };
}

export function message(
  roomName: string,
  name: string,
  author: string,
  changes: Partial<Message> = {},
): Message {
  return {
    id: id(name),
    roomId: id(roomName),
    author: id(author),
    authorName: author,
    content: name,
    messageType: "TEXT",
    notice: null,
    reactions: [],
    isEdited: false,
    editedAt: null,
    isPinned: false,
    editedBy: null,
    contentVersion: 1,
    offset: 1,
    createdAt: NOON,
    sentAt: null,
    updatedAt: NOON,
    deletedAt: null,
    replyToId: null,
    threadId: null,
    replyCount: 0,
    lastReplyAt: null,
    mentions: named(changes.content ?? name),
    attachments: [],
    ...changes,
  };
}

export function tombstone(of: Message): Message {
  return { ...of, content: "", mentions: named(""), reactions: [], isPinned: false, deletedAt: NOON };
}

export function reaction(on: Message, name: string, emoji: string): Reaction {
  return { messageId: on.id, author: id(name), authorName: name, emoji, createdAt: NOON };
}

export function presence(name: string, status: UserPresence["status"]): UserPresence {
  return { userId: id(name), userName: name, status, lastSeen: NOON };
}

export function file(name: string): File {
  return {
    id: id(name),
    sha256: "ab".repeat(32),
    name,
    mediaType: "application/pdf",
    size: 1_000,
    width: null,
    height: null,
    placeholder: null,
    createdBy: id("bob"),
    createdAt: NOON,
  };
}

type Common = "at" | "actorId" | "commandId" | "tag";
type Later = "thread" | "isStripped";
type Body<E> = E extends Event
  ? Omit<E, Common | Later> & Partial<Pick<E, Extract<keyof E, Later>>>
  : never;

/** An event with what all events carry. */
export function event(body: Body<Event>): Event {
  const thread = body.type === "message.created" || body.type === "message.deleted" ? { thread: null } : {};
  return { at: NOON, actorId: id("bob"), commandId: null, tag: "00000000", ...thread, ...body } as Event;
}
