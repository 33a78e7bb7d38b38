import { afterEach, describe, expect, test, vi } from "vitest";

/** The addresses of an app whose page says that it lives below a path; without a page it says nothing. */
async function addressesBelow(path: string | null) {
  vi.resetModules();
  const page = path === null ? undefined : { querySelector: () => ({ content: path }) };
  vi.stubGlobal("document", page);
  return { ...(await import("../src/shell/routes.ts")), ...(await import("../src/shell/base.ts")) };
}

afterEach(() => vi.unstubAllGlobals());

describe("below a path", () => {
  test("every address of the app begins with it", async () => {
    const paths = await addressesBelow("/team/chat");
    const { homePath, browsePath, settingsPath, signInPath, signUpPath, noticesPath } = paths;
    const { bookmarksPath, threadsPath, roomPath, messagePath, invitePath } = paths;
    const all = [homePath, browsePath, bookmarksPath, threadsPath, settingsPath];
    all.push(signInPath, signUpPath, noticesPath);
    for (const path of [...all, roomPath("r"), messagePath("r", "m"), invitePath("i")]) {
      expect(path).toMatch(/^\/team\/chat\//);
    }
  });

  test("what the app writes, it reads", async () => {
    const { parseRoute, roomPath, homePath } = await addressesBelow("/chat");
    expect(parseRoute(roomPath("r1"), "")).toMatchObject({ name: "room", roomId: "r1" });
    expect(parseRoute(homePath, "?browse")).toEqual({ name: "browse" });
    expect(parseRoute("/chat", "")).toEqual({ name: "home" });
  });

  test("a room may be called as the path is", async () => {
    const { parseRoute } = await addressesBelow("/rooms");
    expect(parseRoute("/rooms/rooms/rooms", "")).toMatchObject({ name: "room", roomId: "rooms" });
    expect(parseRoute("/rooms/settings", "")).toEqual({ name: "settings" });
  });

  test("what lies beside it belongs to somebody else", async () => {
    const { parseRoute, isOurs } = await addressesBelow("/chat");
    expect(isOurs("/chat/settings")).toBe(true);
    expect(parseRoute("/chat/settings", "")).toEqual({ name: "settings" });
    for (const path of ["/", "/settings", "/chatter/settings", "/wiki/chat/settings"]) {
      expect(isOurs(path)).toBe(false);
      expect(parseRoute(path, "")).toEqual({ name: "unknown" });
    }
  });

  test.each(["", null])("without one (%j) nothing stands before an address", async (path) => {
    const { settingsPath, isOurs } = await addressesBelow(path);
    expect(settingsPath).toBe("/settings");
    expect(isOurs("/")).toBe(true);
    expect(isOurs("/anything")).toBe(true);
  });
});
