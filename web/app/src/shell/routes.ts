import { at, base, isOurs } from "./base.ts";

/** Where in the app one is. Each has an address of its own, so that reload, history and links work. */
export type Route =
  | { readonly name: "home" }
  | { readonly name: "browse" }
  | {
      readonly name: "room";
      readonly roomId: string;
      readonly details: boolean;
      /** The thread that is shown beside it. */
      readonly threadId: string | null;
      /** The message that the address is of. */
      readonly messageId: string | null;
    }
  | { readonly name: "threads" }
  | { readonly name: "reports" }
  | { readonly name: "audit" }
  | { readonly name: "search"; readonly query: string }
  | { readonly name: "bookmarks" }
  | { readonly name: "notifications" }
  | { readonly name: "settings" }
  | { readonly name: "signIn" }
  | { readonly name: "signUp" }
  | { readonly name: "setUp"; readonly code: string }
  | { readonly name: "invite"; readonly code: string }
  | { readonly name: "reset"; readonly code: string }
  | { readonly name: "unknown" };

/** The route that an address stands for. `search` is the part from the question mark on. */
export function parseRoute(path: string, search: string): Route {
  if (!isOurs(path)) return { name: "unknown" };
  const [first = "", second = "", ...rest] = path.slice(base.length).split("/").filter(Boolean).map(decode);
  const query = new URLSearchParams(search);
  const [third, messageId, ...more] = rest;
  if (third === "messages" && first === "rooms" && messageId !== undefined && more.length === 0)
    return roomAt(second, messageId, query);
  if (rest.length > 0) return { name: "unknown" };
  if (second !== "") return parsePair(first, second, query);
  switch (first) {
    case "":
      return { name: query.has("browse") ? "browse" : "home" };
    case "bookmarks":
      return { name: "bookmarks" };
    case "notifications":
      return { name: "notifications" };
    case "reports":
      return { name: "reports" };
    case "audit":
      return { name: "audit" };
    case "search":
      return { name: "search", query: query.get("q") ?? "" };
    case "threads":
      return { name: "threads" };
    case "settings":
      return { name: "settings" };
    case "sign-in":
      return { name: "signIn" };
    case "sign-up":
      return { name: "signUp" };
    default:
      return { name: "unknown" };
  }
}

function parsePair(first: string, second: string, query: URLSearchParams): Route {
  switch (first) {
    case "rooms":
      return roomAt(second, null, query);
    case "setup":
      return { name: "setUp", code: second };
    case "invite":
      return { name: "invite", code: second };
    case "reset":
      return { name: "reset", code: second };
    default:
      return { name: "unknown" };
  }
}

function roomAt(roomId: string, messageId: string | null, query: URLSearchParams): Route {
  return {
    name: "room",
    roomId,
    details: query.has("details"),
    threadId: query.get("thread"),
    messageId,
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign is no escape; then the text stands for itself.
    return part;
  }
}

export const homePath = at("/");
export const browsePath = at("/?browse");
export const bookmarksPath = at("/bookmarks");
export const notificationsPath = at("/notifications");
export const threadsPath = at("/threads");
export const reportsPath = at("/reports");
export const auditPath = at("/audit");
export const settingsPath = at("/settings");
export const signInPath = at("/sign-in");
export const signUpPath = at("/sign-up");
/** A file that the build writes beside the app. */
export const noticesPath = at("/THIRD_PARTY_NOTICES.txt");
/** A page of the server, not of the app: how this device comes to use https. */
export const trustPath = at("/trust");

/** The address of what a search finds. */
export function searchPath(query: string): string {
  return at(query === "" ? "/search" : `/search?q=${encodeURIComponent(query)}`);
}

/** The address of a room, with or without its details beside it. */
export function roomPath(roomId: string, details = false): string {
  return at(`/rooms/${encodeURIComponent(roomId)}${details ? "?details" : ""}`);
}

/** The address of a message: its room, opened at it, or its thread beside the room. */
export function messagePath(roomId: string, messageId: string, threadId: string | null = null): string {
  const thread = threadId === null ? "" : `?thread=${encodeURIComponent(threadId)}`;
  return at(`/rooms/${encodeURIComponent(roomId)}/messages/${encodeURIComponent(messageId)}${thread}`);
}

/** The address of a thread, beside its room. */
export function threadPath(roomId: string, threadId: string): string {
  return `${roomPath(roomId)}?thread=${encodeURIComponent(threadId)}`;
}

/** The address that an invite is handed on as. */
export function invitePath(code: string): string {
  return at(`/invite/${encodeURIComponent(code)}`);
}

/** Whether a route is a page for someone who is not signed in yet. */
export function isAccountRoute({ name }: Route): boolean {
  return name === "signIn" || name === "signUp" || name === "setUp" || name === "invite" || name === "reset";
}
