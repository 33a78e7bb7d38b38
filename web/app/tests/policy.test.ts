import { describe, expect, test } from "vitest";
import {
  canAddMembers,
  canArchive,
  canBookmark,
  canChangeKind,
  canDelete,
  canDeleteRoom,
  canEdit,
  canJoin,
  canLeave,
  canPin,
  canPost,
  canReadHistory,
  canRemoveMember,
  canRemoveReaction,
  canReport,
  canSuspend,
  canUpdateMember,
  canUpdateRoom,
  moderates,
  type Standing,
} from "../src/rooms/policy.ts";
import { at, member, message, room, user } from "./fixtures.ts";

const open = room();
const closed = room({ kind: "private", isPrivate: true });
const standings = {
  stranger: { me: user("mallory"), room: open, member: null },
  member: { me: user("bob"), room: open, member: member("bob") },
  owner: { me: user("alice"), room: open, member: member("alice", "owner") },
  moderator: { me: user("mo", ["Users", "Moderators"]), room: open, member: null },
  privateModerator: { me: user("mo", ["Users", "Moderators"]), room: closed, member: member("mo") },
  privateAdmin: { me: user("ada", ["Users", "Admins"]), room: closed, member: member("ada") },
} satisfies Record<string, Standing>;
type Who = keyof typeof standings;

/** Those of whom a rule is true. */
function allowed(rule: (standing: Standing) => boolean): Who[] {
  return (Object.keys(standings) as Who[]).filter((who) => rule(standings[who]));
}

describe("what the app offers", () => {
  const byBob = message("m", "bob", at(9));

  test("members post; others may join a public room", () => {
    expect(allowed(canPost)).toEqual(["member", "owner", "privateModerator", "privateAdmin"]);
    expect(allowed(canJoin)).toEqual(["stranger", "moderator"]);
  });

  test("owners and in public rooms Moderators change a room; owners alone its readers and owners", () => {
    expect(allowed(canUpdateRoom)).toEqual(["owner", "moderator"]);
    expect(allowed(canArchive)).toEqual(["owner", "moderator"]);
    expect(allowed(canChangeKind)).toEqual(["owner"]);
    expect(allowed(canUpdateMember)).toEqual(["owner"]);
  });

  test("whoever reads a message of another person may report it", () => {
    expect(allowed((standing) => canReport(standing, byBob))).not.toContain("member");
    expect(canReport(standings.stranger, byBob)).toBe(true);
    expect(canReport(standings.stranger, { ...byBob, deletedAt: at(10) })).toBe(false);
  });

  test("Moderators suspend people, Admins also Moderators, and nobody an Admin or themselves", () => {
    const [bob, mo, ada] = [user("bob"), user("mo", ["Users", "Moderators"]), user("ada", ["Users", "Admins"])];
    const whom = (me: typeof bob) => [bob, mo, ada].filter((other) => canSuspend(me, other)).map(({ id }) => id);
    expect([whom(bob), whom(mo), whom(ada)]).toEqual([[], ["bob"], ["bob", "mo"]]);
  });

  test("where only owners write or pin, members do not", () => {
    const strict = (who: Who): Standing => ({
      ...standings[who],
      room: room({ postingPolicy: "owners", pinPolicy: "owners" }),
    });
    expect([canPost(strict("member")), canPin(strict("member"), byBob)]).toEqual([false, false]);
    expect([canPost(strict("owner")), canPin(strict("owner"), byBob)]).toEqual([true, true]);
  });

  test("in an archived room nothing is added or changed; one may leave it, and delete", () => {
    const over = (who: Who): Standing => ({ ...standings[who], room: room({ archivedAt: at(9) }) });
    const rules = [canPost, canArchive, canJoin, canAddMembers];
    for (const rule of rules) expect([rule(over("owner")), rule(over("stranger"))]).toEqual([false, false]);
    const member = over("member");
    expect([canEdit(member, byBob), canPin(member, byBob), canRemoveReaction(member, "bob")]).toEqual([
      false,
      false,
      false,
    ]);
    expect([canDelete(member, byBob), canLeave(member), canUpdateRoom(over("owner"))]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("a direct room is neither left nor are people taken out of it", () => {
    const direct = { ...standings.member, room: room({ kind: "direct", isPrivate: true }) };
    expect([canPost(direct), canLeave(direct), canRemoveMember(direct, "alice")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("members pin and bookmark what is not deleted", () => {
    expect(allowed((standing) => canPin(standing, byBob))).toEqual([
      "member",
      "owner",
      "privateModerator",
      "privateAdmin",
    ]);
    expect(allowed((standing) => canBookmark(standing, byBob))).toEqual(allowed(canPost));
    expect(canPin(standings.owner, { ...byBob, deletedAt: at(10) })).toBe(false);
  });

  test("its author and in public rooms Moderators edit a message, and see what it said before", () => {
    expect(allowed((standing) => canEdit(standing, byBob))).toEqual(["member", "moderator"]);
    expect(allowed((standing) => canReadHistory(standing, byBob))).toEqual(["member", "moderator"]);
  });

  test("its author and in public rooms Moderators take a reaction back", () => {
    expect(allowed((standing) => canRemoveReaction(standing, "bob"))).toEqual(["member", "moderator"]);
    expect(allowed(moderates)).toEqual(["moderator"]);
  });

  test("its author, the room's owner and in public rooms Moderators delete a message", () => {
    expect(allowed((standing) => canDelete(standing, byBob))).toEqual(["member", "owner", "moderator"]);
  });

  test("what the server says of someone, they cannot take away", () => {
    const ofBob = { ...byBob, messageType: "SYSTEM" as const };
    expect(allowed((standing) => canDelete(standing, ofBob))).toEqual(["owner", "moderator"]);
  });

  test("an author who has left can do neither", () => {
    const gone = { ...standings.member, member: null };
    expect([canEdit(gone, byBob), canDelete(gone, byBob)]).toEqual([false, false]);
    expect([canRemoveReaction(gone, "bob"), canReadHistory(gone, byBob)]).toEqual([false, true]);
  });

  test("a deleted message can be neither edited nor deleted, and has no history", () => {
    const deleted = { ...byBob, deletedAt: at(10) };
    expect(allowed((standing) => canReadHistory(standing, deleted))).toEqual([]);
    expect(allowed((standing) => canEdit(standing, deleted))).toEqual([]);
    expect([canEdit(standings.member, deleted), canDelete(standings.member, deleted)]).toEqual([
      false,
      false,
    ]);
  });

  test("owners add members; owners and in public rooms Moderators remove them, but not themselves", () => {
    expect(allowed(canAddMembers)).toEqual(["owner"]);
    expect(allowed((standing) => canRemoveMember(standing, "bob"))).toEqual(["owner", "moderator"]);
    expect(canRemoveMember(standings.owner, "alice")).toBe(false);
  });

  test("owners, Admins and in public rooms Moderators delete a room", () => {
    expect(allowed(canDeleteRoom)).toEqual(["owner", "moderator", "privateAdmin"]);
  });
});
