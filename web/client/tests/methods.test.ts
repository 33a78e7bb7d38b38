import { expect, test } from "vitest";
import { asRequest } from "../src/methods.ts";

test("what the path names leaves the body", () => {
  const params = { id: "m", roomId: "r", content: "hi", sentAt: null };
  expect(asRequest("message.send", params)).toEqual({
    verb: "POST",
    path: "/rooms/r/messages",
    headers: {},
    body: { id: "m", content: "hi", sentAt: null },
  });
});

test("what is done to a member of a room goes to their address there", () => {
  const ban = { roomId: "r", userId: "u", until: null, reason: "spam" };
  expect(asRequest("member.ban", ban)).toMatchObject({ verb: "PUT", path: "/rooms/r/bans/u" });
  expect(asRequest("audit.list", { action: "user.suspend", before: null }).path).toBe(
    "/admin/audit?action=user.suspend",
  );
});

test("the commandId goes along as the Idempotency-Key, and nothing left means no body", () => {
  const request = asRequest("reaction.add", { messageId: "m", emoji: "👍🏽", commandId: "c" });
  expect(request).toEqual({
    verb: "PUT",
    path: `/messages/m/reactions/${encodeURIComponent("👍🏽")}`,
    headers: { "idempotency-key": "c" },
  });
});

test("a query's questions go into the address, those not asked left out", () => {
  const request = asRequest("message.list", { roomId: "r", limit: 50, before: "17", after: null });
  expect(request).toEqual({ verb: "GET", path: "/rooms/r/messages?limit=50&before=17", headers: {} });
  const sought = asRequest("search.messages", { q: "in:attic a&b", before: null });
  expect(sought.path).toBe("/search?q=in%3Aattic+a%26b");
  expect(asRequest("presence.list", {}).path).toBe("/presence");
});
