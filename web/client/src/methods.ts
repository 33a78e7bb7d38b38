import type {
  AddMember,
  AuditPage,
  BanMember,
  BanPage,
  BanResult,
  ListAudit,
  ListBans,
  ListReports,
  ListSuspensions,
  Reported,
  ReportMessage,
  ReportPage,
  ReportResult,
  ResolveReport,
  SuspendUser,
  SuspensionPage,
  SuspensionResult,
  UnbanMember,
  UnsuspendUser,
  AddReaction,
  BookmarkMessage,
  BookmarkPage,
  BookmarkResult,
  CreateRoom,
  DeleteMessage,
  DeleteNotification,
  DeleteRoom,
  Done,
  DraftResult,
  EditMessage,
  EventsPage,
  FollowResult,
  FollowThread,
  GetEvents,
  GetMessage,
  GetPresence,
  GetRoom,
  GetSnapshot,
  JoinRoom,
  LeaveRoom,
  ListBookmarks,
  ListMembers,
  ListMessages,
  ListNotifications,
  ListPins,
  ListPresence,
  ListRoomPresence,
  MarkAllRead,
  MarkNotificationsRead,
  MarkNotificationUnread,
  MarkRead,
  MarkUnread,
  ListRevisions,
  ListReplies,
  ListThreads,
  MemberPage,
  MemberResult,
  Message,
  MessagePage,
  MessageResult,
  MovedMarkers,
  NotificationPage,
  NotificationSettingsResult,
  OpenDirectRoom,
  PinMessage,
  PinPage,
  PinResult,
  PresenceList,
  PresenceResult,
  ReactionResult,
  ReadMarkerResult,
  RemoveMember,
  RemoveReaction,
  RevisionPage,
  ReplyPage,
  RoomPresenceList,
  RoomPreferencesResult,
  RoomResult,
  RoomView,
  SaveDraft,
  SearchMessages,
  SearchPage,
  SendMessage,
  SetNotificationSettings,
  SetRoomPreferences,
  Snapshot,
  StartTyping,
  StopTyping,
  UndoMarkAllRead,
  UpdateMember,
  UpdateRoom,
  ThreadPage,
  UnfollowThread,
  UnbookmarkMessage,
  UnpinMessage,
  UpdatePresence,
  UpdateUser,
  UserPresence,
  UserResult,
} from "./schema.d.ts";
import type { Request } from "./http.ts";

/** What can be asked through either door: what goes in, what comes out. */
export interface Methods {
  "room.create": [CreateRoom, RoomResult];
  "room.openDirect": [OpenDirectRoom, RoomResult];
  "room.update": [UpdateRoom, RoomResult];
  "room.get": [GetRoom, RoomView];
  "room.join": [JoinRoom, RoomResult];
  "room.leave": [LeaveRoom, RoomResult];
  "room.delete": [DeleteRoom, RoomResult];
  "room.setPreferences": [SetRoomPreferences, RoomPreferencesResult];
  "member.list": [ListMembers, MemberPage];
  "member.add": [AddMember, MemberResult];
  "member.update": [UpdateMember, MemberResult];
  "member.remove": [RemoveMember, MemberResult];
  "member.bans": [ListBans, BanPage];
  "member.ban": [BanMember, BanResult];
  "member.unban": [UnbanMember, BanResult];
  "message.report": [ReportMessage, Reported];
  "report.list": [ListReports, ReportPage];
  "report.resolve": [ResolveReport, ReportResult];
  "suspension.list": [ListSuspensions, SuspensionPage];
  "user.suspend": [SuspendUser, SuspensionResult];
  "user.unsuspend": [UnsuspendUser, SuspensionResult];
  "audit.list": [ListAudit, AuditPage];
  "message.send": [SendMessage, MessageResult];
  "message.list": [ListMessages, MessagePage];
  "message.get": [GetMessage, Message];
  "message.replies": [ListReplies, ReplyPage];
  "message.edit": [EditMessage, MessageResult];
  "message.delete": [DeleteMessage, MessageResult];
  "message.pin": [PinMessage, PinResult];
  "message.unpin": [UnpinMessage, PinResult];
  "message.pins": [ListPins, PinPage];
  "message.bookmark": [BookmarkMessage, BookmarkResult];
  "message.unbookmark": [UnbookmarkMessage, BookmarkResult];
  "bookmark.list": [ListBookmarks, BookmarkPage];
  "notification.list": [ListNotifications, NotificationPage];
  "notification.markRead": [MarkNotificationsRead, Done];
  "notification.markUnread": [MarkNotificationUnread, Done];
  "notification.setSettings": [SetNotificationSettings, NotificationSettingsResult];
  "notification.delete": [DeleteNotification, Done];
  "message.history": [ListRevisions, RevisionPage];
  "draft.save": [SaveDraft, DraftResult];
  "reaction.add": [AddReaction, ReactionResult];
  "reaction.remove": [RemoveReaction, ReactionResult];
  "room.markRead": [MarkRead, ReadMarkerResult];
  "room.markUnread": [MarkUnread, ReadMarkerResult];
  "rooms.markAllRead": [MarkAllRead, MovedMarkers];
  "rooms.undoMarkAllRead": [UndoMarkAllRead, MovedMarkers];
  "thread.list": [ListThreads, ThreadPage];
  "search.messages": [SearchMessages, SearchPage];
  "thread.follow": [FollowThread, FollowResult];
  "thread.unfollow": [UnfollowThread, FollowResult];
  "typing.start": [StartTyping, Done];
  "typing.stop": [StopTyping, Done];
  "user.update": [UpdateUser, UserResult];
  "presence.list": [ListPresence, PresenceList];
  "presence.get": [GetPresence, UserPresence];
  "presence.inRoom": [ListRoomPresence, RoomPresenceList];
  "presence.update": [UpdatePresence, PresenceResult];
  "sync.snapshot": [GetSnapshot, Snapshot];
  "sync.events": [GetEvents, EventsPage];
}

/** The name of something that can be asked. */
export type Method = keyof Methods;

/** What goes in with it. */
export type Params<M extends Method> = Methods[M][0];

/** What comes out. */
export type Result<M extends Method> = Methods[M][1];

const ROUTES: Readonly<Record<Method, readonly [verb: string, path: string]>> = {
  "room.create": ["POST", "/rooms"],
  "room.openDirect": ["POST", "/rooms/direct"],
  "room.update": ["PATCH", "/rooms/{roomId}"],
  "room.get": ["GET", "/rooms/{roomId}"],
  "room.join": ["POST", "/rooms/{roomId}/join"],
  "room.leave": ["POST", "/rooms/{roomId}/leave"],
  "room.delete": ["DELETE", "/rooms/{roomId}"],
  "room.setPreferences": ["PATCH", "/rooms/{roomId}/preferences"],
  "member.list": ["GET", "/rooms/{roomId}/members"],
  "member.add": ["PUT", "/rooms/{roomId}/members/{userId}"],
  "member.update": ["PATCH", "/rooms/{roomId}/members/{userId}"],
  "member.remove": ["DELETE", "/rooms/{roomId}/members/{userId}"],
  "member.bans": ["GET", "/rooms/{roomId}/bans"],
  "member.ban": ["PUT", "/rooms/{roomId}/bans/{userId}"],
  "member.unban": ["DELETE", "/rooms/{roomId}/bans/{userId}"],
  "message.report": ["POST", "/messages/{messageId}/report"],
  "report.list": ["GET", "/reports"],
  "report.resolve": ["POST", "/reports/{reportId}/resolve"],
  "suspension.list": ["GET", "/suspensions"],
  "user.suspend": ["PUT", "/users/{userId}/suspension"],
  "user.unsuspend": ["DELETE", "/users/{userId}/suspension"],
  // By HTTP alone.
  "audit.list": ["GET", "/admin/audit"],
  "message.send": ["POST", "/rooms/{roomId}/messages"],
  "message.list": ["GET", "/rooms/{roomId}/messages"],
  "message.get": ["GET", "/messages/{messageId}"],
  "message.replies": ["GET", "/messages/{messageId}/replies"],
  "message.edit": ["PATCH", "/messages/{messageId}"],
  "message.delete": ["DELETE", "/messages/{messageId}"],
  "message.pin": ["PUT", "/messages/{messageId}/pin"],
  "message.unpin": ["DELETE", "/messages/{messageId}/pin"],
  "message.pins": ["GET", "/rooms/{roomId}/pins"],
  "message.bookmark": ["PUT", "/messages/{messageId}/bookmark"],
  "message.unbookmark": ["DELETE", "/messages/{messageId}/bookmark"],
  "bookmark.list": ["GET", "/bookmarks"],
  "notification.list": ["GET", "/notifications"],
  "notification.markRead": ["POST", "/notifications/read"],
  "notification.markUnread": ["POST", "/notifications/{notificationId}/unread"],
  "notification.setSettings": ["PATCH", "/notifications/settings"],
  "notification.delete": ["DELETE", "/notifications/{notificationId}"],
  "message.history": ["GET", "/messages/{messageId}/history"],
  "draft.save": ["PUT", "/rooms/{roomId}/draft"],
  "reaction.add": ["PUT", "/messages/{messageId}/reactions/{emoji}"],
  "reaction.remove": ["DELETE", "/messages/{messageId}/reactions/{emoji}"],
  "room.markRead": ["POST", "/rooms/{roomId}/read"],
  "room.markUnread": ["POST", "/rooms/{roomId}/unread"],
  "rooms.markAllRead": ["POST", "/rooms/read"],
  "rooms.undoMarkAllRead": ["POST", "/rooms/unread"],
  "thread.list": ["GET", "/threads"],
  "search.messages": ["GET", "/search"],
  "thread.follow": ["PUT", "/messages/{messageId}/follow"],
  "thread.unfollow": ["DELETE", "/messages/{messageId}/follow"],
  "typing.start": ["PUT", "/rooms/{roomId}/typing"],
  "typing.stop": ["DELETE", "/rooms/{roomId}/typing"],
  "user.update": ["PATCH", "/users/me"],
  "presence.list": ["GET", "/presence"],
  "presence.get": ["GET", "/users/{userId}/presence"],
  "presence.inRoom": ["GET", "/rooms/{roomId}/presence"],
  "presence.update": ["PUT", "/presence/me"],
  "sync.snapshot": ["GET", "/sync/snapshot"],
  "sync.events": ["POST", "/sync"],
};

/** The HTTP request that asks the same as the RPC `method` with `params`. */
export function asRequest<M extends Method>(method: M, params: Params<M>): Request {
  const [verb, template] = ROUTES[method];
  const { commandId, ...rest } = params as Record<string, unknown>;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const headers = typeof commandId === "string" ? { "idempotency-key": commandId } : {};
  if (verb === "GET") return { verb, path: path + query(rest), headers };
  return Object.keys(rest).length === 0 ? { verb, path, headers } : { verb, path, headers, body: rest };
}

function query(params: Record<string, unknown>): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
