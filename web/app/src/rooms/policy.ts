import type { Member, Message, Room, User } from "@collabd/client";

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

/** Members post and react. */
export function canPost({ member }: Standing): boolean {
  return member !== null;
}

/** Members pin and unpin what is not deleted. */
export function canPin({ member }: Standing, message: Message): boolean {
  return member !== null && message.deletedAt === null;
}

/** Members bookmark what is not deleted, each for themselves. */
export function canBookmark({ member }: Standing, message: Message): boolean {
  return member !== null && message.deletedAt === null;
}

/** Anyone signed in may join a public room. */
export function canJoin({ room, member }: Standing): boolean {
  return member === null && !room.isPrivate;
}

/** A message's author, while still a member; Moderators in public rooms. */
export function canEdit(standing: Standing, message: Message): boolean {
  if (message.deletedAt !== null) return false;
  const isAuthor = standing.member !== null && message.author === standing.me.id;
  return isAuthor || moderates(standing);
}

/** A message's author; Moderators in public rooms. */
export function canReadHistory(standing: Standing, message: Message): boolean {
  return message.deletedAt === null && (message.author === standing.me.id || moderates(standing));
}

/** Its author, while still a member; Moderators in public rooms. */
export function canRemoveReaction(standing: Standing, author: string): boolean {
  return (standing.member !== null && author === standing.me.id) || moderates(standing);
}

/** A message's author, the room's owners, Moderators in public rooms. */
export function canDelete(standing: Standing, message: Message): boolean {
  const { me, member } = standing;
  if (message.deletedAt !== null) return false;
  const isAuthor = member !== null && message.author === me.id;
  return isAuthor || isOwner(member) || moderates(standing);
}

/** A room's owners. */
export function canAddMembers({ member }: Standing): boolean {
  return isOwner(member);
}

/** A room's owners; Moderators from public rooms. Oneself leaves instead. */
export function canRemoveMember(standing: Standing, userId: string): boolean {
  return userId !== standing.me.id && (isOwner(standing.member) || moderates(standing));
}

/** A room's owners; Moderators for public rooms; Admins any room. */
export function canDeleteRoom(standing: Standing): boolean {
  return isOwner(standing.member) || standing.me.groups.includes("Admins") || moderates(standing);
}
