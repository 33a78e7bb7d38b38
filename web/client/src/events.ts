import type {
  MemberAdded,
  MemberRemoved,
  MembershipAdded,
  MembershipRemoved,
  MemberUpdated,
  MessageCreated,
  MessageDeleted,
  MessageEdited,
  PresenceChanged,
  ReactionAdded,
  ReactionRemoved,
  RoomDeleted,
  RoomListed,
  RoomUnlisted,
  SessionEnded,
  TypingStarted,
  TypingStopped,
  UserCreated,
  UserUpdated,
} from "./schema.d.ts";

/** A fact in the past tense, with a place in its stream. */
export type Fact =
  | MemberAdded
  | MemberRemoved
  | MembershipAdded
  | MembershipRemoved
  | MemberUpdated
  | MessageCreated
  | MessageDeleted
  | MessageEdited
  | ReactionAdded
  | ReactionRemoved
  | RoomDeleted
  | RoomListed
  | RoomUnlisted
  | SessionEnded
  | UserCreated
  | UserUpdated;

/** Something that passes: without a place, never replayed. */
export type Ephemeral = PresenceChanged | TypingStarted | TypingStopped;

/** Whatever a stream brings. A newer server may send types that are not among these; they are passed over. */
export type Event = Fact | Ephemeral;

/** The stream of those who may read the room. */
export function roomStream(roomId: string): string {
  return `room:${roomId}`;
}

/** The room whose stream this is, or null. */
export function roomOf(stream: string): string | null {
  return stream.startsWith("room:") ? stream.slice("room:".length) : null;
}
