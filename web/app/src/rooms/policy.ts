import { isSystem, type Member, type Message, type PublicUser, type Room, type User } from "@collabd/client";

/**
 * What a person may do, so that the app offers only that. The server decides (its `domain/policy.py` is the source of
 * these rules); this only spares people buttons that would be refused.
 */
export interface Standing {
  readonly me: User;
  readonly room: Room;
  /** One's own membership; null for someone who only looks at a public room. */
  readonly member: Member | null;
}

function isModerator(user: User): boolean {
  return user.groups.includes("Moderators") || user.groups.includes("Admins");
}

function isOwner(member: Member | null): boolean {
  return member?.role === "owner";
}

/** Moderators look after every public room, whether they belong to it or not. */
export function moderates({ me, room }: Standing): boolean {
  return !room.isPrivate && isModerator(me);
}

/** In an archived room nothing is added or changed. */
function isOpen({ room }: Standing): boolean {
  return !room.archivedAt;
}

/** Its owners; Moderators for public rooms. */
export function canUpdateRoom(standing: Standing): boolean {
  return isOwner(standing.member) || moderates(standing);
}

/** The same, as long as it is open. */
export function canArchive(standing: Standing): boolean {
  return isOpen(standing) && canUpdateRoom(standing);
}

/** A room's owners say who can read it. */
export function canChangeKind({ member }: Standing): boolean {
  return isOwner(member);
}

/** A room's owners say who owns it. */
export function canUpdateMember({ member }: Standing): boolean {
  return isOwner(member);
}

/** A direct room is that of the same people for good. */
export function canLeave({ member, room }: Standing): boolean {
  return member !== null && room.kind !== "direct";
}

/** Members post and react, as the room's posting policy says. */
export function canPost(standing: Standing): boolean {
  const { member, room } = standing;
  return isOpen(standing) && member !== null && (room.postingPolicy !== "owners" || isOwner(member));
}

/** Members pin and unpin what is not deleted, unless the room says owners. */
export function canPin(standing: Standing, message: Message): boolean {
  const { member, room } = standing;
  const isAllowed = member !== null && (room.pinPolicy !== "owners" || isOwner(member));
  return isAllowed && isOpen(standing) && message.deletedAt === null;
}

/** Members bookmark what is not deleted, each for themselves. */
export function canBookmark({ member }: Standing, message: Message): boolean {
  return member !== null && message.deletedAt === null;
}

/** Anyone signed in may join a public room. */
export function canJoin(standing: Standing): boolean {
  const { room, member } = standing;
  return member === null && !room.isPrivate && isOpen(standing);
}

/** A message's author, while still a member; Moderators in public rooms. */
export function canEdit(standing: Standing, message: Message): boolean {
  if (message.deletedAt !== null || !isOpen(standing)) return false;
  const isAuthor = standing.member !== null && message.author === standing.me.id;
  return isAuthor || moderates(standing);
}

/** A message's author; Moderators in public rooms. */
export function canReadHistory(standing: Standing, message: Message): boolean {
  return message.deletedAt === null && (message.author === standing.me.id || moderates(standing));
}

/** Its author, while still a member; Moderators in public rooms. */
export function canRemoveReaction(standing: Standing, author: string): boolean {
  const isOwn = standing.member !== null && author === standing.me.id;
  return isOpen(standing) && (isOwn || moderates(standing));
}

/** A message's author, the room's owners, Moderators in public rooms; not the author of what the server says of them. */
export function canDelete(standing: Standing, message: Message): boolean {
  const { me, member } = standing;
  if (message.deletedAt !== null) return false;
  const isAuthor = member !== null && message.author === me.id && !isSystem(message);
  return isAuthor || isOwner(member) || moderates(standing);
}

/** Another's message, by whoever reads it. */
export function canReport({ me }: Standing, message: Message): boolean {
  return message.deletedAt === null && message.author !== me.id;
}

/** Moderators keep people out for a time, Admins also Moderators; nobody an Admin, nor themselves. */
export function canSuspend(me: User, other: PublicUser | undefined): boolean {
  if (other === undefined || other.id === me.id || other.groups.includes("Admins")) return false;
  return isModerator(me) && (me.groups.includes("Admins") || !other.groups.includes("Moderators"));
}

/** A room's owners. */
export function canAddMembers(standing: Standing): boolean {
  return isOpen(standing) && isOwner(standing.member);
}

/** A room's owners; Moderators for public rooms. */
export function canKeepOut(standing: Standing): boolean {
  return isOwner(standing.member) || moderates(standing);
}

/** A room's owners; Moderators from public rooms. Oneself leaves instead. */
export function canRemoveMember(standing: Standing, userId: string): boolean {
  if (standing.room.kind === "direct") return false;
  return userId !== standing.me.id && (isOwner(standing.member) || moderates(standing));
}

/** A room's owners; Moderators for public rooms; Admins any room. */
export function canDeleteRoom(standing: Standing): boolean {
  return isOwner(standing.member) || standing.me.groups.includes("Admins") || moderates(standing);
}
