import {
  EMPTY_STATE,
  type Member,
  type Message,
  type PendingMessage,
  type Reaction,
  type Room,
  type State,
  type User,
} from "@collabd/client";

/** A local time of 22 November 2026, so that tests mean the same day in every time zone. */
export function at(hour: number, minute = 0, second = 0, day = 22): string {
  return new Date(2026, 10, day, hour, minute, second).toISOString();
}

export function message(id: string, author: string, time: string, change: Partial<Message> = {}): Message {
  return {
    id,
    roomId: "harbour",
    author,
    authorName: author,
    content: `${author} says ${id}`,
    messageType: "TEXT",
    notice: null,
    reactions: [],
    isEdited: false,
    editedAt: null,
    isPinned: false,
    editedBy: null,
    contentVersion: 1,
    offset: 1,
    createdAt: time,
    sentAt: null,
    updatedAt: time,
    deletedAt: null,
    replyToId: null,
    threadId: null,
    replyCount: 0,
    lastReplyAt: null,
    mentions: { users: [], groups: [], room: false },
    attachments: [],
    ...change,
  };
}

export function pending(id: string, time: string): PendingMessage {
  return { id, roomId: "harbour", content: `still here: ${id}`, sentAt: time, replyToId: null, threadId: null, attachments: [], status: "sending" };
}

export function reaction(author: string, emoji: string): Reaction {
  return { messageId: "m1", author, authorName: author, emoji, createdAt: at(9) };
}

export function user(id: string, groups: string[] = ["Users"]): User {
  return {
    id,
    username: id,
    displayName: id.charAt(0).toUpperCase() + id.slice(1),
    email: `${id}@example.org`,
    groups,
    createdAt: at(8),
    updatedAt: at(8),
    deactivatedAt: null,
    status: null,
    availability: "AUTO",
    avatarFileId: null,
    timezone: null,
  };
}

export function room(change: Partial<Room> = {}): Room {
  return {
    id: "harbour",
    kind: "public",
    isPrivate: false,
    name: "harbour",
    description: "",
    createdBy: "alice",
    members: 2,
    messageCount: 0,
    lastActivity: at(8),
    createdAt: at(8),
    updatedAt: at(8),
    postingPolicy: "everyone",
    pinPolicy: "everyone",
    archivedAt: null,
    people: null,
    ...change,
  };
}

export function member(userId: string, role: Member["role"] = "member"): Member {
  return { roomId: "harbour", userId, role, joinedAt: at(8) };
}

/** A state in which `me` is signed in and everybody named is known. */
export function state(me: string, people: readonly string[], change: Partial<State> = {}): State {
  return { ...EMPTY_STATE, me: user(me), users: new Map(people.map((id) => [id, user(id)])), ...change };
}
