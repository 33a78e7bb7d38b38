import { describe, expect, test } from "vitest";
import {
  browsePath,
  invitePath,
  isAccountRoute,
  messagePath,
  parseRoute,
  roomPath,
  searchPath,
  type Route,
} from "../src/shell/routes.ts";

/** The route of an address as it would stand in the address bar. */
function route(path: string): Route {
  const url = new URL(path, "http://collabd.example");
  return parseRoute(url.pathname, url.search);
}

describe("addresses", () => {
  test.each<[string, Route]>([
    ["/", { name: "home" }],
    [browsePath, { name: "browse" }],
    ["/rooms/r1", { name: "room", roomId: "r1", details: false, threadId: null, messageId: null }],
    ["/rooms/r1/", { name: "room", roomId: "r1", details: false, threadId: null, messageId: null }],
    ["/rooms/r1?details", { name: "room", roomId: "r1", details: true, threadId: null, messageId: null }],
    ["/bookmarks", { name: "bookmarks" }],
    ["/rooms/r1/messages/m1", { name: "room", roomId: "r1", details: false, threadId: null, messageId: "m1" }],
    ["/rooms/r1/messages", { name: "unknown" }],
    ["/rooms/r1/messages/m1/more", { name: "unknown" }],
    ["/rooms/r1?thread=m1", { name: "room", roomId: "r1", details: false, threadId: "m1", messageId: null }],
    [
      "/rooms/r1/messages/m2?thread=m1",
      { name: "room", roomId: "r1", details: false, threadId: "m1", messageId: "m2" },
    ],
    ["/threads", { name: "threads" }],
    ["/search", { name: "search", query: "" }],
    [searchPath('a "b" 東京&c'), { name: "search", query: 'a "b" 東京&c' }],
    ["/settings", { name: "settings" }],
    ["/sign-in", { name: "signIn" }],
    ["/sign-up", { name: "signUp" }],
    ["/setup/abc_-1", { name: "setUp", code: "abc_-1" }],
    ["/invite/abc", { name: "invite", code: "abc" }],
    ["/reset/abc", { name: "reset", code: "abc" }],
    ["/rooms", { name: "unknown" }],
    ["/rooms/r1/more", { name: "unknown" }],
    ["/elsewhere", { name: "unknown" }],
    ["/elsewhere/again", { name: "unknown" }],
    ["/rooms/100%", { name: "room", roomId: "100%", details: false, threadId: null, messageId: null }],
  ])("%s is understood", (path, expected) => {
    expect(route(path)).toEqual(expected);
  });

  test("what the app writes, it reads", () => {
    expect(route(roomPath("a/b c"))).toEqual({ name: "room", roomId: "a/b c", details: false, threadId: null, messageId: null });
    expect(route(roomPath("r1", true))).toEqual({ name: "room", roomId: "r1", details: true, threadId: null, messageId: null });
    expect(route(messagePath("a/b", "m 1"))).toEqual({
      name: "room",
      roomId: "a/b",
      details: false,
      threadId: null,
      messageId: "m 1",
    });
    expect(route(messagePath("r1", "m2", "m/1"))).toMatchObject({ threadId: "m/1", messageId: "m2" });
    expect(route(invitePath("x y"))).toEqual({ name: "invite", code: "x y" });
  });

  test("pages for those who are not signed in are told from the others", () => {
    expect(
      ["/sign-in", "/sign-up", "/setup/a", "/invite/a", "/reset/a"].map(route).every(isAccountRoute),
    ).toBe(true);
    expect(["/", "/rooms/r1", "/settings", "/elsewhere"].map(route).some(isAccountRoute)).toBe(false);
  });
});
