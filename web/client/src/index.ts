/** The framework-free client of a collabd server. Start with `new Client()`, `subscribe`, `start`. */
export type { SessionKind } from "./accounts.ts";
export type { Clock } from "./clock.ts";
export { Client, type ClientOptions } from "./client.ts";
export { CollabError, type Code, type Details } from "./errors.ts";
export type {
  Bookmark,
  BookmarkedMessage,
  CreatedInvite,
  Invite,
  Member,
  Message,
  PinnedMessage,
  Position,
  PublicUser,
  Reaction,
  Room,
  Session,
  SetupState,
  TypingIndicator,
  User,
  UserPresence,
} from "./schema.d.ts";
export {
  EMPTY_STATE,
  type Connection,
  type PendingMessage,
  type Server,
  type State,
  type Timeline,
} from "./state.ts";
export type { Hello, Receiver, Recovery, Top, Transport } from "./transport.ts";
