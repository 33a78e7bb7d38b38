/**
 * Parts of the app that the first screen does without, each a chunk of its own. They are fetched when the page has
 * nothing else to do, so that they are there when they are asked for, even if the network has gone by then.
 */
export const parts = {
  accounts: () => import("../accounts/AccountPages.svelte"),
  settings: () => import("../accounts/SettingsPage.svelte"),
  createRoom: () => import("../rooms/CreateRoom.svelte"),
  newDirect: () => import("../rooms/NewDirect.svelte"),
  qrCode: () => import("../design/QrCode.svelte"),
  roomInvites: () => import("../rooms/RoomInvites.svelte"),
  roomSettings: () => import("../rooms/RoomSettings.svelte"),
  report: () => import("../moderation/ReportMessage.svelte"),
  reports: () => import("../moderation/ReportsPage.svelte"),
  audit: () => import("../moderation/AuditPage.svelte"),
  keepOut: () => import("../moderation/KeepOut.svelte"),
  roomDetails: () => import("../rooms/RoomDetails.svelte"),
  bookmarks: () => import("../messages/BookmarksPage.svelte"),
  notifications: () => import("../notifications/NotificationsPage.svelte"),
  httpsHelp: () => import("./HttpsHelp.svelte"),
  browse: () => import("../rooms/BrowseRooms.svelte"),
  search: () => import("../search/SearchPage.svelte"),
  thread: () => import("../threads/ThreadPane.svelte"),
  threads: () => import("../threads/ThreadsPane.svelte"),
  myStatus: () => import("../people/MyStatus.svelte"),
  askEverybody: () => import("../mentions/AskEverybody.svelte"),
  emoji: () => import("../messages/EmojiPopover.svelte"),
  editor: () => import("../messages/MessageEditor.svelte"),
  deletion: () => import("../messages/DeleteMessage.svelte"),
  history: () => import("../messages/MessageHistory.svelte"),
  reactions: () => import("../messages/ReactionList.svelte"),
  viewer: () => import("../files/Viewer.svelte"),
  outgoing: () => import("../files/OutgoingList.svelte"),
  messageSheet: () => import("../messages/MessageSheet.svelte"),
} as const;

/** Fetch all parts once the page is idle. A part that fails now is fetched again when it is needed. */
export function fetchPartsWhenIdle(): void {
  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 2000));
  idle(() => {
    for (const load of Object.values(parts)) {
      load().catch((error: unknown) => console.warn("A part of the app could not be fetched ahead.", error));
    }
  });
}
