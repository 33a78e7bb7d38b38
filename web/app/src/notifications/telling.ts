import { isQuiet, type Telling } from "@collabd/client";
import { nameOf } from "../people/names.ts";
import { titleById } from "../rooms/names.ts";
import type { App } from "../shell/app.svelte.ts";
import { base } from "../shell/base.ts";
import { messagePath, notificationsPath, roomPath } from "../shell/routes.ts";
import { t } from "../texts/texts.ts";
import { desktop } from "./desktop.svelte.ts";
import { titleOf } from "./titles.ts";

/** Letters of a message that a desktop shows at most; many show fewer. */
const GREATEST_BODY = 200;
/** The lock of the one tab that tells; it is the next one's as soon as that tab is closed. */
const TELLER = `collabd${base}/teller`;

/** The lock that a tab holds while a person looks at a room in it. */
function readingLock(roomId: string): string {
  return `collabd${base}/reading/${roomId}`;
}

/** Tell a person on their desktop of what happens, once for all tabs, until the returned function is called. */
export function tellOnDesktop(app: App): () => void {
  const end = new AbortController();
  hold(TELLER, "exclusive", end.signal, () => {
    const stop = app.client.bell.listen((telling) => void tell(app, telling));
    end.signal.addEventListener("abort", stop);
  });
  return () => end.abort();
}

/** Note for all tabs that a person is looking at a room, until the returned function is called. */
export function noteReading(roomId: string): () => void {
  const end = new AbortController();
  hold(readingLock(roomId), "shared", end.signal);
  return () => end.abort();
}

/** Hold a lock, once it is free, until `signal` ends it. Pages without https have no locks, and nothing to tell. */
function hold(name: string, mode: LockMode, signal: AbortSignal, begin: () => void = () => undefined): void {
  if (!("locks" in navigator)) return;
  const held = navigator.locks.request(name, { mode, signal }, () => {
    begin();
    return new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  });
  held.catch((error: unknown) => {
    if (!signal.aborted) console.error(error);
  });
}

async function tell(app: App, { id, message, notification }: Telling): Promise<void> {
  if (!desktop.isAllowed || isQuiet(app.state, Date.now())) return;
  const roomId = message?.roomId ?? notification?.roomId ?? null;
  if (roomId !== null && (await isRead(roomId))) return;
  if (message === null) {
    if (notification === null) return;
    const path = roomId === null ? notificationsPath : roomPath(roomId);
    return desktop.show(titleOf(app.state, notification), "", id, () => app.router.go(path));
  }
  const author = nameOf(app.state, message.author, message.authorName);
  const isDirect = app.state.rooms.get(message.roomId)?.kind === "direct";
  const title = isDirect ? author : t.desktop.title(author, titleById(app.state, message.roomId));
  const path = messagePath(message.roomId, message.id, message.threadId);
  desktop.show(title, bodyOf(message.content), id, () => app.router.go(path));
}

/** Whether a person is looking at a room in any tab. */
async function isRead(roomId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === readingLock(roomId));
}

function bodyOf(content: string): string {
  if (content === "") return t.desktop.file;
  return content.length > GREATEST_BODY ? `${content.slice(0, GREATEST_BODY)}…` : content;
}
