/** The framework-free client of a collabd server. Start with `new Client()`, `subscribe`, `start`. */
export type { SessionKind } from "./accounts.ts";
export { activityOf } from "./inbox.ts";
export type { Target } from "./outbox.ts";
export { groupId, namesMe, NOBODY } from "./mentions.ts";
export type { Threading } from "./threading.ts";
export type { Clock } from "./clock.ts";
export { Client, type ClientOptions } from "./client.ts";
export { draftKey, draftText, type DraftPlace } from "./drafts.ts";
export { asCollabError, CollabError, type Code, type Details } from "./errors.ts";
export { mentionsIn, unreadIn } from "./readMarkers.ts";
export { isSystem } from "./systemMessages.ts";
export { isQuiet, type Telling } from "./bell.ts";
export { FOREVER, isMuted, preferencesOf } from "./roomPreferences.ts";
export type { Reading } from "./reader.ts";
export type {
  ApiKey,
  AuditEntry,
  Ban,
  Bookmark,
  BookmarkedMessage,
  CreatedApiKey,
  CreatedInvite,
  Draft,
  File,
  FollowedThread,
  Invite,
  InvitedRoom,
  Member,
  Message,
  MovedMarker,
  Notice,
  Notification,
  NotificationSettings,
  NotifiedMessage,
  PinnedMessage,
  Position,
  PublicUser,
  Reaction,
  Report,
  Revision,
  RevisionPage,
  Room,
  RoomPreferences,
  SearchHit,
  SearchPage,
  Session,
  SetupState,
  Suspension,
  TypingIndicator,
  User,
  UserPresence,
  UserStatus,
} from "./schema.d.ts";
export {
  EMPTY_STATE,
  EMPTY_TIMELINE,
  type Connection,
  type HeldMarker,
  type Inbox,
  type PendingMessage,
  type Server,
  type State,
  type Thread,
  type Timeline,
  type Typed,
} from "./state.ts";
export type { Named } from "./uploads.ts";
export type { Self, Whereabouts } from "./whereabouts.ts";
export type { Hello, Receiver, Recovery, Top, Transport } from "./transport.ts";
