// Made by `npm run types` from openapi.json. Changes belong into the server's Structs.
export interface paths {
    readonly "/api/v1/admin/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The audit log, newest first: all of it, or what these three name (Admins). */
        readonly get: operations["get.admin.audit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/api-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My own keys. */
        readonly get: operations["get.api-keys"];
        readonly put?: never;
        /** Make a key that acts as me. It mints a secret, so a repeat makes another. */
        readonly post: operations["post.api-keys"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/api-keys/{keyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Make one of my keys useless from now on; its sockets close. */
        readonly delete: operations["delete.api-keys.{keyId}"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/password-reset/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set a new password with the one-time code that an Admin has handed over; every session ends. */
        readonly post: operations["post.auth.password-reset.confirm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One's own sessions. */
        readonly get: operations["get.auth.sessions"];
        readonly put?: never;
        readonly post?: never;
        /** End all of one's own sessions but the one that asks. */
        readonly delete: operations["delete.auth.sessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End one of one's own sessions. */
        readonly delete: operations["delete.auth.sessions.{sessionId}"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign in with a user name or an e-mail address. */
        readonly post: operations["post.auth.sign-in"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sign-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End the session that asks. */
        readonly post: operations["post.auth.sign-out"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sign-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make an account and sign in. */
        readonly post: operations["post.auth.sign-up"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/bookmarks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My bookmarks, the newest first. */
        readonly get: operations["bookmark.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Upload a file in one piece; resumably, by tus 1.0. */
        readonly post: operations["file.upload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/files/{fileId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A file, to save. */
        readonly get: operations["file.content"];
        readonly put?: never;
        readonly post?: never;
        /** Give up a file that no message has. */
        readonly delete: operations["file.drop"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/files/{fileId}/info": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One file, without its content. */
        readonly get: operations["file.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/files/{fileId}/thumbnail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A picture made small. */
        readonly get: operations["file.thumbnail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The server's groups. */
        readonly get: operations["group.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/groups/{groupId}/members/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put a person into a group (Admins). */
        readonly put: operations["put.groups.{groupId}.members.{userId}"];
        readonly post?: never;
        /** Take a person out of a group (Admins). */
        readonly delete: operations["delete.groups.{groupId}.members.{userId}"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/invites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The invites that can be used, and those of 90 days: the server's (Admins), or a room's (its owners). */
        readonly get: operations["get.invites"];
        readonly put?: never;
        /** Make an invite to the server (Admins), or into a room (its owners). */
        readonly post: operations["post.invites"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/invites/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Can this code still be used, and where does it lead? For whoever holds the link. */
        readonly get: operations["get.invites.{code}"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/invites/{code}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Come into the room that an invite leads into. For who is a member already, nothing changes. */
        readonly post: operations["post.invites.{code}.accept"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/invites/{inviteId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Make an invite useless from now on (Admins; the owners of the room that it leads into). */
        readonly delete: operations["delete.invites.{inviteId}"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One message. */
        readonly get: operations["message.get"];
        readonly put?: never;
        readonly post?: never;
        /** Delete a message; a tombstone without its text stays in its place. */
        readonly delete: operations["message.delete"];
        readonly options?: never;
        readonly head?: never;
        /** Change a message's content. `contentVersion` is the one the author saw; a stale one is a conflict. */
        readonly patch: operations["message.edit"];
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/bookmark": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Bookmark a message for myself; doing it twice changes nothing. */
        readonly put: operations["message.bookmark"];
        readonly post?: never;
        /** Remove my bookmark of a message; removing none changes nothing. */
        readonly delete: operations["message.unbookmark"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/follow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Follow the thread of a message, even before its first reply; following twice changes nothing. */
        readonly put: operations["thread.follow"];
        readonly post?: never;
        /** Follow a thread no longer; only a reply or a follow of one's own begins it again. */
        readonly delete: operations["thread.unfollow"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a message has said, newest first (its author; Moderators in public rooms). */
        readonly get: operations["message.history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Pin a message for its room; pinning what is pinned changes nothing. */
        readonly put: operations["message.pin"];
        readonly post?: never;
        /** Take a pin away, whoever set it; unpinning what is not pinned changes nothing. */
        readonly delete: operations["message.unpin"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/reactions/{emoji}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** React to a message; adding what is there already changes nothing. */
        readonly put: operations["reaction.add"];
        readonly post?: never;
        /** Take a reaction back; removing what is not there changes nothing. */
        readonly delete: operations["reaction.remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/replies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A thread's replies in the room's order: the newest, those before a cursor, or those after one. */
        readonly get: operations["message.replies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages/{messageId}/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask Moderators to look at a message. */
        readonly post: operations["message.report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My notifications, the newest first, or only those that are unread. */
        readonly get: operations["notification.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have read these notifications of mine; without any named, all there are. */
        readonly post: operations["notification.markRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change how I am told of things. What is not named stays; null ends the quiet hours, or the pause. */
        readonly patch: operations["notification.setSettings"];
        readonly trace?: never;
    };
    readonly "/api/v1/notifications/{notificationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Delete a notification of mine; deleting none changes nothing. */
        readonly delete: operations["notification.delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications/{notificationId}/unread": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have a notification of mine unread again, until I read it or go on reading its room. */
        readonly post: operations["notification.markUnread"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody who is not offline. */
        readonly get: operations["presence.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/presence/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My own presence, and my devices. */
        readonly get: operations["presence.me"];
        /** What the device that asks is doing. Over HTTP it stands for all connected devices of the session. */
        readonly put: operations["presence.update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Reports, those that wait or those that were settled, newest first (Moderators). */
        readonly get: operations["report.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/reports/{reportId}/resolve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Settle a report, in a word on how (Moderators). */
        readonly post: operations["report.resolve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rooms one may see, by name: one's own and the public ones, or only those one has joined. */
        readonly get: operations["room.list"];
        readonly put?: never;
        /** Make a room; its maker becomes its owner. */
        readonly post: operations["room.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/direct": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Talk to these people, and to nobody else: the same people always have the same room. */
        readonly post: operations["room.openDirect"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** I have read all my rooms, at most 1,000 at once: each up to the offset that I name, or up to its head. */
        readonly post: operations["rooms.markAllRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/unread": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set markers back to where they stood, as `rooms.markAllRead` has answered. */
        readonly post: operations["rooms.undoMarkAllRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One room. */
        readonly get: operations["room.get"];
        readonly put?: never;
        readonly post?: never;
        /** Delete a room with everything in it. */
        readonly delete: operations["room.delete"];
        readonly options?: never;
        readonly head?: never;
        /** Change what is named; the rest stays. */
        readonly patch: operations["room.update"];
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/bans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is banned from a room (its owners; Moderators in public rooms). */
        readonly get: operations["member.bans"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/bans/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Take a person out of a room and let them not come back (its owners; Moderators in public rooms). */
        readonly put: operations["member.ban"];
        readonly post?: never;
        /** Let a person come back into a room (its owners; Moderators in public rooms). */
        readonly delete: operations["member.unban"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/draft": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Keep what I have begun to write in a room or a thread of it; nothing but white space removes it. */
        readonly put: operations["draft.save"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/join": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Become a member of a public room. */
        readonly post: operations["room.join"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop being a member. */
        readonly post: operations["room.leave"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The members of a room, longest-standing first. */
        readonly get: operations["member.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/members/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Bring a person into a room (its owners). */
        readonly put: operations["member.add"];
        readonly post?: never;
        /** Take a person out of a room (its owners; Moderators in public rooms). */
        readonly delete: operations["member.remove"];
        readonly options?: never;
        readonly head?: never;
        /** Make a member an owner of the room, or no longer one (its owners). */
        readonly patch: operations["member.update"];
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A room's top-level messages in its order: the newest, before or after a cursor, or around one of them. */
        readonly get: operations["message.list"];
        readonly put?: never;
        /** Post a message: into the room's timeline, or with `threadId` below that message. */
        readonly post: operations["message.send"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/pins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The pinned messages of a room, the newest pin first. */
        readonly get: operations["message.pins"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/preferences": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change what I want of a room that I belong to. What is not named stays; null ends the muting. */
        readonly patch: operations["room.setPreferences"];
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody who has this room open. */
        readonly get: operations["presence.inRoom"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** I have read a room up to this offset. What I have read already stays read. */
        readonly post: operations["room.markRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/typing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** I am writing; it expires by itself unless repeated. */
        readonly put: operations["typing.start"];
        readonly post?: never;
        /** I have stopped writing. */
        readonly delete: operations["typing.stop"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{roomId}/unread": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have a room unread from here: from this message, or from this offset; one of them. */
        readonly post: operations["room.markUnread"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Messages that hold all that `q` asks for, in all rooms that one may read, the newest first. */
        readonly get: operations["search.messages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Does the server still need its first Admin? */
        readonly get: operations["get.setup"];
        readonly put?: never;
        /** Make the first Admin, with the one-time code that the server printed. */
        readonly post: operations["post.setup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/setup/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Is this the code that the server printed last? For the set-up page. */
        readonly get: operations["get.setup.{code}"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/suspensions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is suspended, those first who are let in again first (Moderators). */
        readonly get: operations["suspension.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What have I missed? At most 500 streams at once. */
        readonly post: operations["sync.events"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sync/snapshot": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everything my client needs to start. */
        readonly get: operations["sync.snapshot"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/threads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The threads I follow, the one with the newest activity first. */
        readonly get: operations["thread.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody, by user name. */
        readonly get: operations["user.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who am I? */
        readonly get: operations["user.me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change what I say of myself, or how I am shown. A field that is not named stays as it is. */
        readonly patch: operations["user.update"];
        readonly trace?: never;
    };
    readonly "/api/v1/users/me/email": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Take another e-mail address. It is one of the names to sign in with: this takes the password. */
        readonly put: operations["put.users.me.email"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/me/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set a new password; every other session ends. */
        readonly put: operations["put.users.me.password"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One person, by id. */
        readonly get: operations["user.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One person's presence, with when they were last seen if they are offline. */
        readonly get: operations["presence.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/suspension": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Keep a person out until then: all their sessions end at once (Moderators; of these, only by Admins). */
        readonly put: operations["user.suspend"];
        readonly post?: never;
        /** Let a person sign in again (Moderators). */
        readonly delete: operations["user.unsuspend"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptInvite
         * @description Come into the room that an invite leads into. For who is a member already, nothing changes.
         */
        readonly AcceptInvite: {
            readonly code: string;
            readonly commandId?: string | null;
        };
        /**
         * AccountUpdated
         * @description What nobody else sees of my account changed.
         */
        readonly AccountUpdated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly email: string;
            /** @default  */
            readonly tag: string;
            readonly timezone: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "account.updated";
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly updatedAt: string;
        };
        /**
         * AddMember
         * @description Bring a person into a room (its owners).
         */
        readonly AddMember: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * AddReaction
         * @description React to a message; adding what is there already changes nothing.
         */
        readonly AddReaction: {
            readonly commandId?: string | null;
            /** @description One Unicode emoji sequence. */
            readonly emoji: string;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * AddToGroup
         * @description Put a person into a group (Admins).
         */
        readonly AddToGroup: {
            readonly commandId?: string | null;
            readonly groupId: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * ApiKey
         * @description A key as its owner sees it; the key itself is shown once, when it is made.
         */
        readonly ApiKey: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly expiresAt: string | null;
            readonly id: string;
            readonly lastUsedAt: string | null;
            readonly name: string;
            readonly scopes: readonly ("messages:write" | "profile:write" | "read" | "rooms:write")[];
        };
        /**
         * ApiKeyCreated
         * @description I have made an API key; without the key itself.
         */
        readonly ApiKeyCreated: {
            /** @default null */
            readonly actorId: string | null;
            readonly apiKey: components["schemas"]["ApiKey"];
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "apiKey.created";
        };
        /**
         * ApiKeyList
         * @description One's own keys, newest first.
         */
        readonly ApiKeyList: {
            readonly items: readonly components["schemas"]["ApiKey"][];
        };
        /**
         * ApiKeyRevoked
         * @description One of my API keys has ended.
         */
        readonly ApiKeyRevoked: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly keyId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "apiKey.revoked";
        };
        /**
         * AuditEntry
         * @description What somebody did. Without `actorId` it was done on the command line; `details` holds no secret.
         *
         *         `subject` is the id of whom or what it concerned.
         */
        readonly AuditEntry: {
            readonly action: string;
            readonly actorId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly at: string;
            readonly details: {
                readonly [key: string]: string;
            };
            readonly id: string;
            readonly ip: string | null;
            readonly outcome: string;
            readonly subject: string | null;
        };
        /**
         * AuditPage
         * @description Entries, and where the list goes on.
         */
        readonly AuditPage: {
            readonly items: readonly components["schemas"]["AuditEntry"][];
            readonly next: string | null;
        };
        /**
         * AvailabilityChanged
         * @description I want to be shown as away or as busy, or again as I am.
         */
        readonly AvailabilityChanged: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @enum {unknown} */
            readonly availability: "AUTO" | "AWAY" | "BUSY";
            /** @default null */
            readonly commandId: string | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "availability.changed";
        };
        /**
         * Ban
         * @description That a person may not join a room; without `until` for good.
         */
        readonly Ban: {
            readonly bannedBy: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly reason: string;
            readonly roomId: string;
            readonly until: string | null;
            readonly userId: string;
        };
        /**
         * BanMember
         * @description Take a person out of a room and let them not come back (its owners; Moderators in public rooms).
         */
        readonly BanMember: {
            readonly commandId?: string | null;
            /** @description For those who look after the server. */
            readonly reason?: string;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            readonly until?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * BanPage
         * @description Bans, and where the list goes on.
         */
        readonly BanPage: {
            readonly items: readonly components["schemas"]["Ban"][];
            readonly next: string | null;
        };
        /**
         * BanResult
         * @description The ban (None once it is lifted), and the event by which a member was taken out.
         */
        readonly BanResult: {
            readonly ban: components["schemas"]["Ban"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * Bookmark
         * @description That I have bookmarked a message of a room that I belong to.
         */
        readonly Bookmark: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly messageId: string;
            readonly roomId: string;
        };
        /**
         * BookmarkAdded
         * @description I have bookmarked a message. The end of a membership takes its bookmarks away without events.
         */
        readonly BookmarkAdded: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            readonly bookmark: components["schemas"]["Bookmark"];
            /** @default null */
            readonly commandId: string | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "bookmark.added";
        };
        /**
         * BookmarkMessage
         * @description Bookmark a message for myself; doing it twice changes nothing.
         */
        readonly BookmarkMessage: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * BookmarkPage
         * @description My bookmarks, where the list goes on, and the position of my own stream at which it was read.
         */
        readonly BookmarkPage: {
            readonly items: readonly components["schemas"]["BookmarkedMessage"][];
            readonly next: string | null;
            readonly position: components["schemas"]["Position"];
        };
        /**
         * BookmarkRemoved
         * @description I have removed this bookmark.
         */
        readonly BookmarkRemoved: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            readonly bookmark: components["schemas"]["Bookmark"];
            /** @default null */
            readonly commandId: string | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "bookmark.removed";
        };
        /**
         * BookmarkResult
         * @description My bookmark (None once removed), and the event that carries it out (None if nothing changed).
         */
        readonly BookmarkResult: {
            readonly bookmark: components["schemas"]["Bookmark"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * BookmarkedMessage
         * @description A bookmark with its message; a deleted message is a tombstone.
         */
        readonly BookmarkedMessage: {
            readonly bookmark: components["schemas"]["Bookmark"];
            readonly message: components["schemas"]["Message"];
        };
        /**
         * ChangeEmail
         * @description Take another e-mail address. It is one of the names to sign in with: this takes the password.
         */
        readonly ChangeEmail: {
            readonly commandId?: string | null;
            readonly email: string;
            readonly password: string;
        };
        /**
         * ChangePassword
         * @description Set a new password; every other session ends.
         */
        readonly ChangePassword: {
            readonly commandId?: string | null;
            readonly currentPassword: string;
            readonly newPassword: string;
        };
        /**
         * CheckInvite
         * @description Can this code still be used, and where does it lead? For whoever holds the link.
         */
        readonly CheckInvite: {
            readonly code: string;
        };
        /**
         * CheckSetup
         * @description Is this the code that the server printed last? For the set-up page.
         */
        readonly CheckSetup: {
            readonly code: string;
        };
        /**
         * CreateApiKey
         * @description Make a key that acts as me. It mints a secret, so a repeat makes another.
         */
        readonly CreateApiKey: {
            readonly commandId?: string | null;
            readonly name: string;
            readonly scopes: readonly ("messages:write" | "profile:write" | "read" | "rooms:write")[];
            readonly validDays?: number | null;
        };
        /**
         * CreateInvite
         * @description Make an invite to the server (Admins), or into a room (its owners).
         *
         *         It mints a secret, so a repeat makes another.
         */
        readonly CreateInvite: {
            readonly commandId?: string | null;
            readonly maxUses?: number;
            readonly roomId?: string | null;
            readonly validDays?: number;
        };
        /**
         * CreateRoom
         * @description Make a room; its maker becomes its owner.
         */
        readonly CreateRoom: {
            readonly commandId?: string | null;
            readonly description?: string;
            readonly id?: string | null;
            /** @enum {unknown} */
            readonly kind?: "private" | "public";
            readonly name: string;
        };
        /**
         * CreatedApiKey
         * @description The new key, shown this once.
         */
        readonly CreatedApiKey: {
            readonly apiKey: components["schemas"]["ApiKey"];
            readonly key: string;
        };
        /**
         * CreatedInvite
         * @description The new invite with its code, shown this once.
         */
        readonly CreatedInvite: {
            readonly code: string;
            readonly invite: components["schemas"]["Invite"];
        };
        /**
         * DeleteMessage
         * @description Delete a message; a tombstone without its text stays in its place.
         */
        readonly DeleteMessage: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * DeleteNotification
         * @description Delete a notification of mine; deleting none changes nothing.
         */
        readonly DeleteNotification: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly notificationId: string;
        };
        /**
         * DeleteRoom
         * @description Delete a room with everything in it.
         */
        readonly DeleteRoom: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * DeviceInfo
         * @description One connected device or tab of one's own.
         */
        readonly DeviceInfo: {
            readonly currentRoom: string | null;
            readonly device: string;
            readonly isIdle: boolean;
        };
        /**
         * Done
         * @description The result of a command that has no record to show.
         */
        readonly Done: {
            /** @default null */
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * Draft
         * @description My draft in a room or a thread. Without content it is removed; its version goes on counting.
         *
         *         In time a removed one is forgotten, and the next begins with version 1: newer is what has a greater
         *         version or a later time.
         */
        readonly Draft: {
            readonly content: string;
            readonly roomId: string;
            readonly threadId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly updatedAt: string;
            readonly version: number;
        };
        /**
         * DraftResult
         * @description My draft (None if there is none), and the event that carries it out (None if nothing changed).
         */
        readonly DraftResult: {
            readonly draft: components["schemas"]["Draft"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * DraftSaved
         * @description My draft in a place is this now; without content it is removed. The log keeps the newest text only.
         */
        readonly DraftSaved: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly draft: components["schemas"]["Draft"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "draft.saved";
        };
        /**
         * EditMessage
         * @description Change a message's content. `contentVersion` is the one the author saw; a stale one is a conflict.
         */
        readonly EditMessage: {
            readonly commandId?: string | null;
            readonly content: string;
            readonly contentVersion: number;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * EndOtherSessions
         * @description End all of one's own sessions but the one that asks.
         */
        readonly EndOtherSessions: {
            readonly commandId?: string | null;
        };
        /**
         * EndSession
         * @description End one of one's own sessions.
         */
        readonly EndSession: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly sessionId: string;
        };
        readonly Ephemeral: components["schemas"]["TypingStarted"] | components["schemas"]["TypingStopped"] | components["schemas"]["PresenceEntered"] | components["schemas"]["PresenceLeft"] | components["schemas"]["PresenceChanged"];
        /**
         * ErrorBody
         * @description What every refusal looks like.
         */
        readonly ErrorBody: {
            readonly error: components["schemas"]["ErrorContent"];
            readonly requestId: string;
        };
        /**
         * ErrorContent
         * @description A refusal: its code, a sentence for a person, the place in the request, machine-readable facts.
         */
        readonly ErrorContent: {
            readonly code: string;
            readonly details?: Record<string, never>;
            readonly field?: string;
            readonly message: string;
        };
        readonly Event: components["schemas"]["MessageCreated"] | components["schemas"]["MessageEdited"] | components["schemas"]["MessageDeleted"] | components["schemas"]["ReactionAdded"] | components["schemas"]["ReactionRemoved"] | components["schemas"]["MessagePinned"] | components["schemas"]["MessageUnpinned"] | components["schemas"]["RoomUpdated"] | components["schemas"]["RoomDeleted"] | components["schemas"]["MemberAdded"] | components["schemas"]["MemberUpdated"] | components["schemas"]["MemberRemoved"] | components["schemas"]["MembershipAdded"] | components["schemas"]["MembershipRemoved"] | components["schemas"]["ReadMarkerMoved"] | components["schemas"]["PreferencesUpdated"] | components["schemas"]["BookmarkAdded"] | components["schemas"]["BookmarkRemoved"] | components["schemas"]["DraftSaved"] | components["schemas"]["ThreadFollowed"] | components["schemas"]["ThreadUnfollowed"] | components["schemas"]["AccountUpdated"] | components["schemas"]["AvailabilityChanged"] | components["schemas"]["ApiKeyCreated"] | components["schemas"]["ApiKeyRevoked"] | components["schemas"]["NotificationCreated"] | components["schemas"]["NotificationRead"] | components["schemas"]["NotificationUnread"] | components["schemas"]["NotificationDeleted"] | components["schemas"]["NotificationSettingsUpdated"] | components["schemas"]["SessionEnded"] | components["schemas"]["UserCreated"] | components["schemas"]["UserUpdated"] | components["schemas"]["RoomListed"] | components["schemas"]["RoomUnlisted"];
        /**
         * EventsPage
         * @description What was missed, per stream.
         */
        readonly EventsPage: {
            readonly streams: {
                readonly [key: string]: components["schemas"]["StreamEvents"];
            };
        };
        /**
         * File
         * @description A file as whoever may read it sees it.
         *
         *         `mediaType` was found in its content, never believed. `width` and `height` (in pixels, as it is shown) are
         *         those of a picture that was decoded whole; it has a thumbnail, and `placeholder` is a tiny WebP picture of
         *         it in Base64. `size` is in bytes, `sha256` in hex.
         */
        readonly File: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly createdBy: string;
            readonly height: number | null;
            readonly id: string;
            readonly mediaType: string;
            readonly name: string;
            readonly placeholder: string | null;
            readonly sha256: string;
            readonly size: number;
            readonly width: number | null;
        };
        /**
         * FollowResult
         * @description The follow (None: one does not follow it), and the event that carries it out (None if none).
         */
        readonly FollowResult: {
            readonly follow: components["schemas"]["ThreadFollow"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * FollowThread
         * @description Follow the thread of a message, even before its first reply; following twice changes nothing.
         */
        readonly FollowThread: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * FollowedThread
         * @description A thread that I follow, by its first message.
         */
        readonly FollowedThread: {
            readonly first: components["schemas"]["Message"];
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly followedAt: string;
        };
        /**
         * GetEvents
         * @description What have I missed? At most 500 streams at once.
         */
        readonly GetEvents: {
            readonly positions: {
                readonly [key: string]: components["schemas"]["Place"];
            };
        };
        /**
         * GetFile
         * @description One file, without its content.
         */
        readonly GetFile: {
            /** @description A lower-case UUIDv7. */
            readonly fileId: string;
        };
        /**
         * GetMe
         * @description Who am I?
         */
        readonly GetMe: Record<string, never>;
        /**
         * GetMessage
         * @description One message.
         */
        readonly GetMessage: {
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * GetOwnPresence
         * @description My own presence, and my devices.
         */
        readonly GetOwnPresence: Record<string, never>;
        /**
         * GetPresence
         * @description One person's presence, with when they were last seen if they are offline.
         */
        readonly GetPresence: {
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * GetRoom
         * @description One room.
         */
        readonly GetRoom: {
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * GetSetup
         * @description Does the server still need its first Admin?
         */
        readonly GetSetup: Record<string, never>;
        /**
         * GetSnapshot
         * @description Everything my client needs to start.
         */
        readonly GetSnapshot: Record<string, never>;
        /**
         * GetUser
         * @description One person, by id.
         */
        readonly GetUser: {
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * Group
         * @description A server-wide group and how many belong to it.
         */
        readonly Group: {
            readonly id: string;
            readonly members: number;
            readonly name: string;
        };
        /**
         * GroupList
         * @description The server's groups.
         */
        readonly GroupList: {
            readonly items: readonly components["schemas"]["Group"][];
        };
        /**
         * Invite
         * @description An invite as its maker sees it; the code itself is shown once, when it is made.
         */
        readonly Invite: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly expiresAt: string;
            readonly id: string;
            readonly maxUses: number;
            /** @default null */
            readonly revokedAt: string | null;
            /** @default null */
            readonly roomId: string | null;
            readonly uses: number;
        };
        /**
         * InviteList
         * @description Invites, newest first.
         */
        readonly InviteList: {
            readonly items: readonly components["schemas"]["Invite"][];
        };
        /**
         * InviteState
         * @description Whether an invite's code can still be used; `room` if it is not for signing up, but leads there.
         */
        readonly InviteState: {
            /** @default null */
            readonly room: components["schemas"]["InvitedRoom"] | null;
            readonly valid: boolean;
        };
        /**
         * InvitedRoom
         * @description What the holder of an invite sees of the room before they come in.
         */
        readonly InvitedRoom: {
            readonly description: string;
            readonly id: string;
            readonly isPrivate: boolean;
            readonly members: number;
            readonly name: string;
        };
        /**
         * JoinRoom
         * @description Become a member of a public room.
         */
        readonly JoinRoom: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * LeaveRoom
         * @description Stop being a member.
         */
        readonly LeaveRoom: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ListApiKeys
         * @description My own keys.
         */
        readonly ListApiKeys: Record<string, never>;
        /**
         * ListAudit
         * @description The audit log, newest first: all of it, or what these three name (Admins).
         */
        readonly ListAudit: {
            readonly action?: string | null;
            readonly actorId?: string | null;
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            readonly subject?: string | null;
        };
        /**
         * ListBans
         * @description Who is banned from a room (its owners; Moderators in public rooms).
         */
        readonly ListBans: {
            readonly after?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ListBookmarks
         * @description My bookmarks, the newest first.
         */
        readonly ListBookmarks: {
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
        };
        /**
         * ListGroups
         * @description The server's groups.
         */
        readonly ListGroups: Record<string, never>;
        /**
         * ListInvites
         * @description The invites that can be used, and those of 90 days: the server's (Admins), or a room's (its owners).
         */
        readonly ListInvites: {
            readonly roomId?: string | null;
        };
        /**
         * ListMembers
         * @description The members of a room, longest-standing first.
         */
        readonly ListMembers: {
            readonly after?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ListMessages
         * @description A room's top-level messages in its order: the newest, before or after a cursor, or around one of them.
         *
         *         Around a reply are those around the first message of its thread.
         */
        readonly ListMessages: {
            readonly after?: string | null;
            readonly around?: string | null;
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ListNotifications
         * @description My notifications, the newest first, or only those that are unread.
         */
        readonly ListNotifications: {
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            readonly unreadOnly?: boolean;
        };
        /**
         * ListPins
         * @description The pinned messages of a room, the newest pin first.
         */
        readonly ListPins: {
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ListPresence
         * @description Everybody who is not offline.
         */
        readonly ListPresence: Record<string, never>;
        /**
         * ListReplies
         * @description A thread's replies in the room's order: the newest, those before a cursor, or those after one.
         */
        readonly ListReplies: {
            readonly after?: string | null;
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * ListReports
         * @description Reports, those that wait or those that were settled, newest first (Moderators).
         */
        readonly ListReports: {
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @enum {unknown} */
            readonly status?: "open" | "resolved";
        };
        /**
         * ListRevisions
         * @description What a message has said, newest first (its author; Moderators in public rooms).
         */
        readonly ListRevisions: {
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * ListRoomPresence
         * @description Everybody who has this room open.
         */
        readonly ListRoomPresence: {
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ListRooms
         * @description Rooms one may see, by name: one's own and the public ones, or only those one has joined.
         */
        readonly ListRooms: {
            readonly after?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @enum {unknown} */
            readonly scope?: "joined" | "visible";
        };
        /**
         * ListSessions
         * @description One's own sessions.
         */
        readonly ListSessions: Record<string, never>;
        /**
         * ListSuspensions
         * @description Who is suspended, those first who are let in again first (Moderators).
         */
        readonly ListSuspensions: {
            readonly after?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
        };
        /**
         * ListThreads
         * @description The threads I follow, the one with the newest activity first.
         */
        readonly ListThreads: {
            readonly after?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
        };
        /**
         * ListUsers
         * @description Everybody, by user name.
         */
        readonly ListUsers: {
            readonly after?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
        };
        /**
         * LoggedEvent
         * @description An event with its place.
         */
        readonly LoggedEvent: {
            readonly data: unknown;
            readonly offset: number;
        };
        /**
         * MarkAllRead
         * @description I have read all my rooms, at most 1,000 at once: each up to the offset that I name, or up to its head.
         *
         *         With `offsets`, rooms without one stay as they are, and what has arrived there unseen stays unread.
         */
        readonly MarkAllRead: {
            readonly commandId?: string | null;
            readonly offsets?: {
                readonly [key: string]: number;
            } | null;
        };
        /**
         * MarkNotificationUnread
         * @description Have a notification of mine unread again, until I read it or go on reading its room.
         */
        readonly MarkNotificationUnread: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly notificationId: string;
        };
        /**
         * MarkNotificationsRead
         * @description Have read these notifications of mine; without any named, all there are.
         */
        readonly MarkNotificationsRead: {
            readonly commandId?: string | null;
            readonly notificationIds?: readonly string[] | null;
        };
        /**
         * MarkRead
         * @description I have read a room up to this offset. What I have read already stays read.
         *
         *         Ignored if `markerVersion` is older than the marker's: it was set back since.
         */
        readonly MarkRead: {
            readonly commandId?: string | null;
            readonly markerVersion?: number | null;
            /** @description A place in the room's stream. */
            readonly offset: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * MarkUnread
         * @description Have a room unread from here: from this message, or from this offset; one of them.
         */
        readonly MarkUnread: {
            readonly commandId?: string | null;
            readonly messageId?: string | null;
            readonly offset?: number | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * Member
         * @description A person in a room.
         */
        readonly Member: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly joinedAt: string;
            /** @enum {unknown} */
            readonly role: "member" | "owner";
            readonly roomId: string;
            readonly userId: string;
        };
        /**
         * MemberAdded
         * @description Someone joined or was brought in; `members` is the count now.
         */
        readonly MemberAdded: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly member: components["schemas"]["Member"];
            readonly members: number;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "member.added";
            readonly user: components["schemas"]["PublicUser"];
        };
        /**
         * MemberPage
         * @description Members, and where the list goes on.
         */
        readonly MemberPage: {
            readonly items: readonly components["schemas"]["Member"][];
            /** @default null */
            readonly next: string | null;
        };
        /**
         * MemberRemoved
         * @description Someone left or was taken out; `members` is the count now.
         */
        readonly MemberRemoved: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly members: number;
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "member.removed";
            readonly userId: string;
        };
        /**
         * MemberResult
         * @description The member after the command (None once removed), and the event that carries it out.
         */
        readonly MemberResult: {
            readonly member: components["schemas"]["Member"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * MemberUpdated
         * @description A member has another role.
         */
        readonly MemberUpdated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly member: components["schemas"]["Member"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "member.updated";
        };
        /**
         * MembershipAdded
         * @description I am now a member of this room, and have read it up to `marker` (None in events of old).
         */
        readonly MembershipAdded: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            /** @default null */
            readonly marker: components["schemas"]["ReadMarker"] | null;
            readonly member: components["schemas"]["Member"];
            readonly room: components["schemas"]["Room"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "membership.added";
        };
        /**
         * MembershipRemoved
         * @description I am no longer a member of this room.
         */
        readonly MembershipRemoved: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "membership.removed";
        };
        /**
         * Mentions
         * @description Whom a message names, of those who may read it: ids of people and of groups, and all in its room.
         */
        readonly Mentions: {
            /** @default [] */
            readonly groups: readonly string[];
            /** @default false */
            readonly room: boolean;
            /** @default [] */
            readonly users: readonly string[];
        };
        /**
         * Message
         * @description A message. A deleted one is a tombstone: no content, no reactions, `deletedAt` set.
         *
         *         `offset` is its place in the room's stream; `sentAt` is the author's claim and is only shown; `editedBy`
         *         is who wrote the present text if that was a Moderator and not the author. `replyToId` is the message it
         *         quotes. `attachments` are its files: it is an IMAGE if all are pictures, unless its author said FILE.
         *         `threadId` is the first message of the thread it stands in; without one it
         *         stands in the room's timeline, and `replyCount` and `lastReplyAt` are about its own thread's live replies.
         *
         *         `notice` is what a SYSTEM message tells of; its content says the same in plain English, and its author is
         *         who brought it about.
         *
         *         Events of old say nothing of the history, threads, pins, mentions or files: what came later has a default.
         */
        readonly Message: {
            /** @default [] */
            readonly attachments: readonly components["schemas"]["File"][];
            readonly author: string;
            readonly authorName: string;
            readonly content: string;
            readonly contentVersion: number;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly deletedAt: string | null;
            readonly editedAt: string | null;
            /** @default null */
            readonly editedBy: string | null;
            readonly id: string;
            readonly isEdited: boolean;
            /** @default false */
            readonly isPinned: boolean;
            /** @default null */
            readonly lastReplyAt: string | null;
            /**
             * @default {
             *       "groups": [],
             *       "room": false,
             *       "users": []
             *     }
             */
            readonly mentions: components["schemas"]["Mentions"];
            readonly messageType: ("FILE" | "IMAGE" | "TEXT") | "SYSTEM";
            /** @default null */
            readonly notice: components["schemas"]["Notice"] | null;
            readonly offset: number;
            readonly reactions: readonly components["schemas"]["Reaction"][];
            /** @default 0 */
            readonly replyCount: number;
            /** @default null */
            readonly replyToId: string | null;
            readonly roomId: string;
            readonly sentAt: string | null;
            /** @default null */
            readonly threadId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly updatedAt: string;
        };
        /**
         * MessageCreated
         * @description Someone posted. After a deletion the stored event holds the tombstone instead of the text.
         *
         *         After an edit the stored events before it hold no text, and say so with `isStripped`: what a message said
         *         before is for fewer to read. For a reply, `thread` says how its thread stands now.
         */
        readonly MessageCreated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            /** @default false */
            readonly isStripped: boolean;
            readonly message: components["schemas"]["Message"];
            /** @default  */
            readonly tag: string;
            /** @default null */
            readonly thread: components["schemas"]["ThreadActivity"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "message.created";
        };
        /**
         * MessageDeleted
         * @description A message is now this tombstone. For a reply, `thread` says how its thread stands now.
         */
        readonly MessageDeleted: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly message: components["schemas"]["Message"];
            /** @default  */
            readonly tag: string;
            /** @default null */
            readonly thread: components["schemas"]["ThreadActivity"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "message.deleted";
        };
        /**
         * MessageEdited
         * @description A message has a new content. With `isStripped` it was edited again, and the last of its edits says how.
         *
         *         Logs from before there were files do not say that of themselves: there no content is empty otherwise.
         */
        readonly MessageEdited: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            /** @default false */
            readonly isStripped: boolean;
            readonly message: components["schemas"]["Message"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "message.edited";
        };
        /**
         * MessagePage
         * @description Messages in ascending order, where the list goes on, and the position at which it was read.
         *
         *         `next` goes on in the direction that was asked for. Around a message that is `after`, and `previous` is
         *         the cursor for `before`; otherwise there is no `previous`.
         */
        readonly MessagePage: {
            readonly items: readonly components["schemas"]["Message"][];
            readonly next: string | null;
            readonly position: components["schemas"]["Position"];
            /** @default null */
            readonly previous: string | null;
        };
        /**
         * MessagePinned
         * @description A message is pinned. Its deletion takes the pin away without an event of its own.
         */
        readonly MessagePinned: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly pin: components["schemas"]["Pin"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "message.pinned";
        };
        /**
         * MessageResult
         * @description The message after the command (None once out of one's sight), and the event that carries it out.
         */
        readonly MessageResult: {
            readonly message: components["schemas"]["Message"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * MessageUnpinned
         * @description A message is no longer pinned; `pin` is what it was, the actor is who took it away.
         */
        readonly MessageUnpinned: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly pin: components["schemas"]["Pin"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "message.unpinned";
        };
        /**
         * MovedMarker
         * @description A marker where it stands now, and where it stood before.
         */
        readonly MovedMarker: {
            /** @description A place in the room's stream. */
            readonly lastReadOffset: number;
            /** @description How often the marker was set back. */
            readonly markerVersion: number;
            /** @description A place in the room's stream. */
            readonly previousOffset: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * MovedMarkers
         * @description The markers that were moved, and the event that carries it out.
         */
        readonly MovedMarkers: {
            readonly moved: readonly components["schemas"]["MovedMarker"][];
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * Notice
         * @description What happened; who did it is the message's author.
         *
         *         `userId` is whom it was done to, for a member who was added or removed; `before` and `after` are the
         *         room's name or topic.
         */
        readonly Notice: {
            /** @default null */
            readonly after: string | null;
            /** @default null */
            readonly before: string | null;
            /** @enum {unknown} */
            readonly event: "member.added" | "member.joined" | "member.left" | "member.removed" | "room.archived" | "room.madePrivate" | "room.madePublic" | "room.renamed" | "room.topicChanged" | "room.unarchived";
            /** @default null */
            readonly userId: string | null;
        };
        /**
         * Notification
         * @description That something concerns me. It holds no text of anybody else's: `relatedId` names the message, or the
         *         room that I was added to; for what the server says it is my own id.
         *
         *         `message` is what the server's word is about: until when I was suspended (a time), the group, what I had
         *         reported, the key's name; else empty. `title` is plain English for clients that do not say it themselves;
         *         `actionUrl` is the page of the app that shows it, below the server's address. `offset` is the message's
         *         place in the room's timeline: whoever has read the room up to there has read this. A reply in a thread, an
         *         invitation, and what the server says has none; the last has no actor and no room either.
         */
        readonly Notification: {
            readonly actionUrl: string;
            readonly actorId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly id: string;
            readonly isRead: boolean;
            readonly message: string;
            readonly offset: number | null;
            /** @enum {unknown} */
            readonly reason: "added" | "answered" | "groupJoined" | "groupLeft" | "keyExpired" | "keyword" | "mentioned" | "reportSettled" | "suspended" | "unsuspended";
            readonly relatedId: string;
            readonly roomId: string | null;
            readonly threadId: string | null;
            readonly title: string;
            /** @enum {unknown} */
            readonly type: "MENTION" | "MESSAGE" | "ROOM_INVITE" | "SYSTEM";
            readonly userId: string;
        };
        /**
         * NotificationCreated
         * @description Something concerns me. Leaving its room takes it away without an event.
         */
        readonly NotificationCreated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly notification: components["schemas"]["Notification"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "notification.created";
        };
        /**
         * NotificationDeleted
         * @description I have deleted a notification, or somebody its message.
         */
        readonly NotificationDeleted: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly notificationId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "notification.deleted";
        };
        /**
         * NotificationPage
         * @description My notifications, where the list goes on, and the position of my own stream at which it was read.
         */
        readonly NotificationPage: {
            readonly items: readonly components["schemas"]["NotifiedMessage"][];
            readonly next: string | null;
            readonly position: components["schemas"]["Position"];
        };
        /**
         * NotificationRead
         * @description I have read these; all there were, if none are named.
         *
         *         Reading a room by its marker reads what was said in its timeline by itself.
         */
        readonly NotificationRead: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly notificationIds: readonly string[] | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "notification.read";
        };
        /**
         * NotificationSettings
         * @description How I want to be told of things.
         *
         *         `keywords`: a message of a room of mine that holds one of them concerns me. `quietHours` and
         *         `pausedUntil`: when nothing is to sound, pop up or be sent; what concerns me is noted all the same.
         *         `desktop`, `mail` and `push`: what goes which way: all that my rooms tell me of, what concerns me, or
         *         nothing. This server sends neither e-mail nor push yet.
         */
        readonly NotificationSettings: {
            /**
             * @default all
             * @enum {unknown}
             */
            readonly desktop: "all" | "mentions" | "none";
            /** @default [] */
            readonly keywords: readonly string[];
            /**
             * @default mentions
             * @enum {unknown}
             */
            readonly mail: "all" | "mentions" | "none";
            /** @default null */
            readonly pausedUntil: string | null;
            /**
             * @default mentions
             * @enum {unknown}
             */
            readonly push: "all" | "mentions" | "none";
            /** @default null */
            readonly quietHours: components["schemas"]["QuietHours"] | null;
        };
        /**
         * NotificationSettingsResult
         * @description My settings, and the event that carries the change out.
         */
        readonly NotificationSettingsResult: {
            readonly position: components["schemas"]["Position"] | null;
            readonly settings: components["schemas"]["NotificationSettings"];
        };
        /**
         * NotificationSettingsUpdated
         * @description I want to be told of things in another way now.
         */
        readonly NotificationSettingsUpdated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly settings: components["schemas"]["NotificationSettings"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "notificationSettings.updated";
        };
        /**
         * NotificationUnread
         * @description I have marked a notification as unread.
         */
        readonly NotificationUnread: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly notification: components["schemas"]["Notification"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "notification.unread";
        };
        /**
         * NotifiedMessage
         * @description A notification with its message; an invitation, and what the server says, has none.
         */
        readonly NotifiedMessage: {
            readonly message: components["schemas"]["Message"] | null;
            readonly notification: components["schemas"]["Notification"];
        };
        /**
         * OpenDirectRoom
         * @description Talk to these people, and to nobody else: the same people always have the same room.
         */
        readonly OpenDirectRoom: {
            readonly commandId?: string | null;
            readonly userIds: readonly string[];
        };
        /**
         * OwnPresence
         * @description One's own presence. `currentRoom` is the room that the device used last has open.
         */
        readonly OwnPresence: {
            /** @enum {unknown} */
            readonly availability: "AUTO" | "AWAY" | "BUSY";
            readonly currentRoom: string | null;
            readonly deviceInfo: readonly components["schemas"]["DeviceInfo"][];
            readonly lastSeen: string | null;
            /** @enum {unknown} */
            readonly status: "AWAY" | "BUSY" | "OFFLINE" | "ONLINE";
            readonly userId: string;
            readonly userName: string;
        };
        /**
         * Piece
         * @description A part of an excerpt: text as it was written, and whether it is what was looked for.
         */
        readonly Piece: {
            /** @default false */
            readonly isHit: boolean;
            readonly text: string;
        };
        /**
         * Pin
         * @description That a message is pinned: by whom, and since when.
         */
        readonly Pin: {
            readonly messageId: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly pinnedAt: string;
            readonly pinnedBy: string;
            readonly roomId: string;
        };
        /**
         * PinMessage
         * @description Pin a message for its room; pinning what is pinned changes nothing.
         */
        readonly PinMessage: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * PinPage
         * @description Pinned messages, where the list goes on, and the position of the room at which it was read.
         */
        readonly PinPage: {
            readonly items: readonly components["schemas"]["PinnedMessage"][];
            readonly next: string | null;
            readonly position: components["schemas"]["Position"];
        };
        /**
         * PinResult
         * @description The pin (None once it is away), and the event that carries it out (None if nothing changed).
         */
        readonly PinResult: {
            readonly pin: components["schemas"]["Pin"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * PinnedMessage
         * @description A pin with its message.
         */
        readonly PinnedMessage: {
            readonly message: components["schemas"]["Message"];
            readonly pin: components["schemas"]["Pin"];
        };
        /**
         * Place
         * @description Where a client stands in a stream. Without `tag` a copied or rolled-back database is not found out.
         */
        readonly Place: {
            /** @default  */
            readonly epoch: string;
            /** @default 0 */
            readonly offset: number;
            /** @default null */
            readonly tag: string | null;
        };
        /**
         * Position
         * @description A place in a stream: what a client holds, has reached, or starts from.
         *
         *         Offsets are 1, 2, 3, ... without gaps; `epoch` is random per database generation; `tag` is 8 hexadecimal
         *         digits of that very event, so that a copied or rolled-back database is found out.
         */
        readonly Position: {
            readonly epoch: string;
            readonly offset: number;
            readonly stream: string;
            readonly tag: string;
        };
        /**
         * PreferencesUpdated
         * @description I want something else of a room now. Leaving it takes this away without an event.
         */
        readonly PreferencesUpdated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly preferences: components["schemas"]["RoomPreferences"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "preferences.updated";
        };
        /**
         * PresenceChanged
         * @description The latest presence of those for whom it changed.
         */
        readonly PresenceChanged: {
            readonly at: string;
            readonly presences: readonly components["schemas"]["UserPresence"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "presence.changed";
        };
        /**
         * PresenceEntered
         * @description These have the room open now.
         */
        readonly PresenceEntered: {
            readonly at: string;
            readonly presences: readonly components["schemas"]["RoomPresence"][];
            readonly roomId: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "presence.entered";
        };
        /**
         * PresenceLeft
         * @description These no longer have the room open.
         */
        readonly PresenceLeft: {
            readonly at: string;
            readonly roomId: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "presence.left";
            readonly userIds: readonly string[];
        };
        /**
         * PresenceList
         * @description Everybody who is not offline.
         */
        readonly PresenceList: {
            readonly items: readonly components["schemas"]["UserPresence"][];
        };
        /**
         * PresenceResult
         * @description One's own presence now. Nothing is stored, so there is no position.
         */
        readonly PresenceResult: {
            /** @default null */
            readonly position: components["schemas"]["Position"] | null;
            readonly presence: components["schemas"]["OwnPresence"];
        };
        /**
         * PublicUser
         * @description What everybody signed in may see of a person.
         *
         *         `avatarFileId` is their picture, a small square one: show the file's thumbnail.
         */
        readonly PublicUser: {
            /** @default null */
            readonly avatarFileId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            /** @default null */
            readonly deactivatedAt: string | null;
            readonly displayName: string;
            readonly groups: readonly string[];
            readonly id: string;
            /** @default null */
            readonly status: components["schemas"]["UserStatus"] | null;
            readonly username: string;
        };
        /**
         * QuietHours
         * @description The hours of each day in which nothing sounds or pops up, by the clock of a time zone.
         *
         *         `end` is the first minute after them; an end before the start is on the next day, and the same time is the
         *         whole day. `timeZone` is a name of the IANA's list; whoever does not know it takes their own zone.
         */
        readonly QuietHours: {
            readonly end: string;
            readonly start: string;
            readonly timeZone: string;
        };
        /**
         * Reaction
         * @description One person's emoji on one message.
         */
        readonly Reaction: {
            readonly author: string;
            readonly authorName: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly emoji: string;
            readonly messageId: string;
        };
        /**
         * ReactionAdded
         * @description Someone reacted.
         */
        readonly ReactionAdded: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly reaction: components["schemas"]["Reaction"];
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "reaction.added";
        };
        /**
         * ReactionRemoved
         * @description Someone took a reaction back.
         */
        readonly ReactionRemoved: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly reaction: components["schemas"]["Reaction"];
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "reaction.removed";
        };
        /**
         * ReactionResult
         * @description The reaction (None once removed), and the event that carries it out (None if nothing changed).
         */
        readonly ReactionResult: {
            readonly position: components["schemas"]["Position"] | null;
            readonly reaction: components["schemas"]["Reaction"] | null;
        };
        /**
         * ReadMarker
         * @description How far I have read a room: up to and with `lastReadOffset` of its stream.
         */
        readonly ReadMarker: {
            /** @description A place in the room's stream. */
            readonly lastReadOffset: number;
            /** @description How often the marker was set back. */
            readonly markerVersion: number;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * ReadMarkerMoved
         * @description My markers stand elsewhere now: one, or all that one command moved.
         */
        readonly ReadMarkerMoved: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly markers: readonly components["schemas"]["MovedMarker"][];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "readMarker.moved";
        };
        /**
         * ReadMarkerResult
         * @description The marker as it stands (None once I have left), and the event that carries it out.
         */
        readonly ReadMarkerResult: {
            readonly marker: components["schemas"]["ReadMarker"] | null;
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * RemoveFromGroup
         * @description Take a person out of a group (Admins).
         */
        readonly RemoveFromGroup: {
            readonly commandId?: string | null;
            readonly groupId: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * RemoveMember
         * @description Take a person out of a room (its owners; Moderators in public rooms).
         */
        readonly RemoveMember: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * RemoveReaction
         * @description Take a reaction back; removing what is not there changes nothing.
         *
         *         `author` is whose it is: one's own if left out, another's for Moderators in public rooms.
         */
        readonly RemoveReaction: {
            readonly author?: string | null;
            readonly commandId?: string | null;
            /** @description One Unicode emoji sequence. */
            readonly emoji: string;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * ReplyPage
         * @description Replies in ascending order below the thread's first message, and whether I follow it.
         *
         *         `next` and `position` are as in a page of messages.
         */
        readonly ReplyPage: {
            readonly first: components["schemas"]["Message"];
            readonly isFollowed: boolean;
            readonly items: readonly components["schemas"]["Message"][];
            readonly next: string | null;
            readonly position: components["schemas"]["Position"];
        };
        /**
         * Report
         * @description A report as a Moderator sees it.
         *
         *         Of a public room, or of one that the Moderator belongs to, it names the message. Of another one it shows
         *         only what the reporter has handed over: who wrote it and what it said then, or neither. A deleted message
         *         has no text any more.
         */
        readonly Report: {
            readonly author: string | null;
            readonly content: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly id: string;
            readonly isPrivate: boolean;
            readonly messageId: string | null;
            readonly reason: string;
            readonly reporter: string;
            readonly resolution: string | null;
            readonly resolvedAt: string | null;
            readonly resolvedBy: string | null;
            readonly roomId: string | null;
        };
        /**
         * ReportMessage
         * @description Ask Moderators to look at a message.
         *
         *         `handOver` shows them its author and its text where they could not read it: in private and direct rooms.
         */
        readonly ReportMessage: {
            readonly commandId?: string | null;
            readonly handOver?: boolean;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
            readonly reason: string;
        };
        /**
         * ReportPage
         * @description Reports, and where the list goes on.
         */
        readonly ReportPage: {
            readonly items: readonly components["schemas"]["Report"][];
            readonly next: string | null;
        };
        /**
         * ReportResult
         * @description The report as it stands. Nothing is told to any stream.
         */
        readonly ReportResult: {
            /** @default null */
            readonly position: components["schemas"]["Position"] | null;
            readonly report: components["schemas"]["Report"] | null;
        };
        /**
         * Reported
         * @description The id of one's report. Nothing is told to any stream.
         */
        readonly Reported: {
            readonly id: string | null;
            /** @default null */
            readonly position: components["schemas"]["Position"] | null;
        };
        /**
         * ResetPassword
         * @description Set a new password with the one-time code that an Admin has handed over; every session ends.
         */
        readonly ResetPassword: {
            readonly code: string;
            readonly commandId?: string | null;
            readonly password: string;
        };
        /**
         * ResolveReport
         * @description Settle a report, in a word on how (Moderators).
         */
        readonly ResolveReport: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly reportId: string;
            /** @description For those who look after the server. */
            readonly resolution?: string;
        };
        /**
         * Revision
         * @description One version of a message's text: who wrote it (the message's author or a Moderator), and when.
         */
        readonly Revision: {
            readonly author: string;
            readonly content: string;
            readonly contentVersion: number;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly messageId: string;
        };
        /**
         * RevisionPage
         * @description Revisions in descending order of their versions, the present one first, and where the list goes on.
         */
        readonly RevisionPage: {
            readonly items: readonly components["schemas"]["Revision"][];
            /** @default null */
            readonly next: string | null;
        };
        /**
         * RevokeApiKey
         * @description Make one of my keys useless from now on; its sockets close.
         */
        readonly RevokeApiKey: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly keyId: string;
        };
        /**
         * RevokeInvite
         * @description Make an invite useless from now on (Admins; the owners of the room that it leads into).
         */
        readonly RevokeInvite: {
            readonly commandId?: string | null;
            readonly inviteId: string;
        };
        /**
         * Room
         * @description A room in the shape that everybody who may see it sees.
         *
         *         `people` are those of a direct room, which has no name. In an archived one nothing is added or changed.
         */
        readonly Room: {
            /** @default null */
            readonly archivedAt: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly createdBy: string;
            readonly description: string;
            readonly id: string;
            readonly isPrivate: boolean;
            readonly kind: ("private" | "public") | "direct";
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly lastActivity: string;
            readonly members: number;
            readonly messageCount: number;
            readonly name: string;
            /** @default null */
            readonly people: readonly string[] | null;
            /**
             * @default everyone
             * @enum {unknown}
             */
            readonly pinPolicy: "everyone" | "owners";
            /**
             * @default everyone
             * @enum {unknown}
             */
            readonly postingPolicy: "everyone" | "owners";
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly updatedAt: string;
        };
        /**
         * RoomDeleted
         * @description The room and everything in it is gone.
         */
        readonly RoomDeleted: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "room.deleted";
        };
        /**
         * RoomListed
         * @description A public room can be found, or has changed; its members hear of changes from the room.
         */
        readonly RoomListed: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly room: components["schemas"]["Room"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "room.listed";
        };
        /**
         * RoomPage
         * @description Rooms, where the list goes on, and what is unread in those of them that one has joined.
         */
        readonly RoomPage: {
            readonly items: readonly components["schemas"]["Room"][];
            /** @default null */
            readonly next: string | null;
            readonly unread: readonly components["schemas"]["Unread"][];
        };
        /**
         * RoomPreferences
         * @description What I want of a room.
         *
         *         `notify`: tell me of every message, of what concerns me, or of nothing. `mutedUntil`: until then of
         *         nothing, and the room is dimmed.
         */
        readonly RoomPreferences: {
            readonly favourite: boolean;
            readonly mutedUntil: string | null;
            /** @enum {unknown} */
            readonly notify: "all" | "mentions" | "none";
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * RoomPreferencesResult
         * @description My preferences (None once I have left), and the event that carries them out.
         */
        readonly RoomPreferencesResult: {
            readonly position: components["schemas"]["Position"] | null;
            readonly preferences: components["schemas"]["RoomPreferences"] | null;
        };
        /**
         * RoomPresence
         * @description The presence of someone who has a room open, as those who may read that room see it.
         */
        readonly RoomPresence: {
            readonly currentRoom: string;
            readonly lastSeen: string | null;
            /** @enum {unknown} */
            readonly status: "AWAY" | "BUSY" | "OFFLINE" | "ONLINE";
            readonly userId: string;
            readonly userName: string;
        };
        /**
         * RoomPresenceList
         * @description Everybody who has a room open.
         */
        readonly RoomPresenceList: {
            readonly items: readonly components["schemas"]["RoomPresence"][];
        };
        /**
         * RoomResult
         * @description The room after the command (None once out of one's sight), and the event that carries it out.
         */
        readonly RoomResult: {
            readonly position: components["schemas"]["Position"] | null;
            readonly room: components["schemas"]["Room"] | null;
        };
        /**
         * RoomUnlisted
         * @description A public room can no longer be found.
         */
        readonly RoomUnlisted: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "room.unlisted";
        };
        /**
         * RoomUpdated
         * @description The room has another name, other readers, other rules, or is archived or open again.
         */
        readonly RoomUpdated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly room: components["schemas"]["Room"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "room.updated";
        };
        /**
         * RoomView
         * @description A room, one's own membership in it if there is one, and then also what is unread.
         */
        readonly RoomView: {
            readonly member: components["schemas"]["Member"] | null;
            readonly room: components["schemas"]["Room"];
            readonly unread: components["schemas"]["Unread"] | null;
        };
        /**
         * SaveDraft
         * @description Keep what I have begun to write in a room or a thread of it; nothing but white space removes it.
         *
         *         `version` is that of the draft I saw, 0 for none. A stale one is a conflict, unless the
         *         content is the same or there is no draft any more. I have at most 500 drafts, with 262,144 letters
         *         together.
         */
        readonly SaveDraft: {
            readonly commandId?: string | null;
            readonly content: string;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            readonly threadId?: string | null;
            readonly version: number;
        };
        /**
         * SearchHit
         * @description A message that was found, with an excerpt of it in pieces: plain text, never markup.
         */
        readonly SearchHit: {
            readonly excerpt: readonly components["schemas"]["Piece"][];
            readonly message: components["schemas"]["Message"];
        };
        /**
         * SearchMessages
         * @description Messages that hold all that `q` asks for, in all rooms that one may read, the newest first.
         *
         *         A word finds the words that begin with it and, from three letters on, those that contain it; case and
         *         accents do not count. `"..."` finds just these words, one after the other. `from:` takes a user name, a
         *         display name or `me`, `in:` a room's name or id; of several, any. `has:` is `file`, `image`, `link`,
         *         `reaction`, `pin` or `thread`; of several, all. `before:` and `after:` take a day (2026-11-22, UTC),
         *         itself in neither. A name with blanks stands in quotation marks. What is no such thing is a word: no query
         *         is a mistake.
         */
        readonly SearchMessages: {
            readonly before?: string | null;
            /** @description How many items at most. */
            readonly limit?: number;
            /** @description What is looked for. */
            readonly q: string;
        };
        /**
         * SearchPage
         * @description What was found, the newest first, and where the list goes on.
         *
         *         A page may hold fewer than were asked for and still go on. `isComplete` is false while older messages are
         *         still being made ready to be found, as after an update of the server.
         */
        readonly SearchPage: {
            readonly isComplete: boolean;
            readonly items: readonly components["schemas"]["SearchHit"][];
            readonly next: string | null;
        };
        /**
         * SendMessage
         * @description Post a message: into the room's timeline, or with `threadId` below that message.
         *
         *         `replyToId` quotes a message of the same room; `threadId` names a top-level one. `attachments` are files
         *         that the author has uploaded and not used yet; a message that has some needs no text.
         */
        readonly SendMessage: {
            readonly attachments?: readonly string[];
            readonly commandId?: string | null;
            readonly content: string;
            readonly id?: string | null;
            /** @enum {unknown} */
            readonly messageType?: "FILE" | "IMAGE" | "TEXT";
            readonly replyToId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            readonly sentAt?: string | null;
            readonly threadId?: string | null;
        };
        /**
         * Server
         * @description The server itself.
         */
        readonly Server: {
            readonly name: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly time: string;
            readonly version: string;
        };
        /**
         * Session
         * @description A signed-in device, as its owner sees it.
         */
        readonly Session: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            /** @default false */
            readonly current: boolean;
            readonly device: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly expiresAt: string;
            readonly id: string;
            readonly ip: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly lastSeenAt: string;
        };
        /**
         * SessionEnded
         * @description One of my sessions has ended.
         */
        readonly SessionEnded: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly sessionId: string;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "session.ended";
        };
        /**
         * SessionList
         * @description One's own sessions, newest first.
         */
        readonly SessionList: {
            readonly items: readonly components["schemas"]["Session"][];
        };
        /**
         * SetNotificationSettings
         * @description Change how I am told of things. What is not named stays; null ends the quiet hours, or the pause.
         */
        readonly SetNotificationSettings: {
            readonly commandId?: string | null;
            /** @enum {unknown} */
            readonly desktop?: "all" | "mentions" | "none";
            readonly keywords?: readonly string[];
            /** @enum {unknown} */
            readonly mail?: "all" | "mentions" | "none";
            readonly pausedUntil?: string | null;
            /** @enum {unknown} */
            readonly push?: "all" | "mentions" | "none";
            readonly quietHours?: components["schemas"]["QuietHours"] | null;
        };
        /**
         * SetRoomPreferences
         * @description Change what I want of a room that I belong to. What is not named stays; null ends the muting.
         */
        readonly SetRoomPreferences: {
            readonly commandId?: string | null;
            readonly favourite?: boolean;
            readonly mutedUntil?: string | null;
            /** @enum {unknown} */
            readonly notify?: "all" | "mentions" | "none";
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * SetUp
         * @description Make the first Admin, with the one-time code that the server printed.
         */
        readonly SetUp: {
            readonly code: string;
            readonly commandId?: string | null;
            readonly displayName?: string | null;
            readonly email: string;
            readonly password: string;
            /** @enum {unknown} */
            readonly session?: "cookie" | "token";
            readonly username: string;
        };
        /**
         * SetupLink
         * @description Whether a set-up link can be used.
         */
        readonly SetupLink: {
            readonly valid: boolean;
        };
        /**
         * SetupState
         * @description Whether the first Admin is still missing, and what a sign-in page must know.
         *
         *         `signedIn` is whether whoever asks is: so that an app need not try what would be refused.
         */
        readonly SetupState: {
            readonly name: string;
            readonly needed: boolean;
            readonly passwordMinLength: number;
            /** @enum {unknown} */
            readonly signUp: "closed" | "invite" | "open";
            readonly signedIn: boolean;
        };
        /**
         * SignIn
         * @description Sign in with a user name or an e-mail address.
         */
        readonly SignIn: {
            readonly commandId?: string | null;
            readonly login: string;
            readonly password: string;
            /** @enum {unknown} */
            readonly session?: "cookie" | "token";
        };
        /**
         * SignOut
         * @description End the session that asks.
         */
        readonly SignOut: {
            readonly commandId?: string | null;
        };
        /**
         * SignUp
         * @description Make an account and sign in.
         */
        readonly SignUp: {
            readonly commandId?: string | null;
            readonly displayName?: string | null;
            readonly email: string;
            readonly invite?: string | null;
            readonly password: string;
            /** @enum {unknown} */
            readonly session?: "cookie" | "token";
            readonly username: string;
        };
        /**
         * SignedIn
         * @description Who has signed in; `token` only if the session is to be carried by the client itself.
         */
        readonly SignedIn: {
            /** @default null */
            readonly token: string | null;
            readonly user: components["schemas"]["User"];
        };
        /**
         * Snapshot
         * @description The same, with what is not stored.
         */
        readonly Snapshot: {
            readonly bookmarks: readonly components["schemas"]["Bookmark"][];
            readonly drafts: readonly components["schemas"]["Draft"][];
            readonly memberships: readonly components["schemas"]["Member"][];
            readonly notificationSettings: components["schemas"]["NotificationSettings"];
            readonly notifications: readonly components["schemas"]["Notification"][];
            readonly positions: {
                readonly [key: string]: components["schemas"]["Position"];
            };
            readonly presences: readonly components["schemas"]["UserPresence"][];
            readonly roomPreferences: readonly components["schemas"]["RoomPreferences"][];
            readonly rooms: readonly components["schemas"]["Room"][];
            readonly server: components["schemas"]["Server"];
            readonly unread: readonly components["schemas"]["Unread"][];
            readonly user: components["schemas"]["User"];
            readonly users: readonly components["schemas"]["PublicUser"][];
        };
        /**
         * StartTyping
         * @description I am writing; it expires by itself unless repeated.
         */
        readonly StartTyping: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            readonly threadId?: string | null;
        };
        /**
         * StopTyping
         * @description I have stopped writing.
         */
        readonly StopTyping: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            readonly threadId?: string | null;
        };
        /**
         * StreamEvents
         * @description The events of one stream above what the client holds.
         *
         *         `more`: ask again from `position`. `snapshot`: the client is too far behind, ahead, or of another
         *         database, and starts this stream over. `denied`: the caller may not read the stream (any longer).
         */
        readonly StreamEvents: {
            /** @default false */
            readonly denied: boolean;
            readonly events: readonly components["schemas"]["LoggedEvent"][];
            /** @default false */
            readonly more: boolean;
            readonly position: components["schemas"]["Position"] | null;
            /** @default false */
            readonly snapshot: boolean;
        };
        /**
         * SuspendUser
         * @description Keep a person out until then: all their sessions end at once (Moderators; of these, only by Admins).
         */
        readonly SuspendUser: {
            readonly commandId?: string | null;
            /** @description For those who look after the server. */
            readonly reason?: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly until: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * Suspension
         * @description That a person may not sign in until then.
         */
        readonly Suspension: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            readonly reason: string;
            readonly suspendedBy: string;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly until: string;
            readonly userId: string;
        };
        /**
         * SuspensionPage
         * @description Suspensions, and where the list goes on.
         */
        readonly SuspensionPage: {
            readonly items: readonly components["schemas"]["Suspension"][];
            readonly next: string | null;
        };
        /**
         * SuspensionResult
         * @description The suspension (None once it is lifted). Nothing is told to any stream that the actor follows.
         */
        readonly SuspensionResult: {
            /** @default null */
            readonly position: components["schemas"]["Position"] | null;
            readonly suspension: components["schemas"]["Suspension"] | null;
        };
        /**
         * ThreadActivity
         * @description How a thread stands after an event: its replies that are not deleted, and the newest one's time.
         */
        readonly ThreadActivity: {
            readonly id: string;
            readonly lastReplyAt: string | null;
            readonly replyCount: number;
        };
        /**
         * ThreadFollow
         * @description I follow this thread since then.
         */
        readonly ThreadFollow: {
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly followedAt: string;
            readonly roomId: string;
            readonly threadId: string;
        };
        /**
         * ThreadFollowed
         * @description I follow this thread now.
         */
        readonly ThreadFollowed: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly follow: components["schemas"]["ThreadFollow"];
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "thread.followed";
        };
        /**
         * ThreadPage
         * @description Threads, and where the list goes on.
         */
        readonly ThreadPage: {
            readonly items: readonly components["schemas"]["FollowedThread"][];
            /** @default null */
            readonly next: string | null;
        };
        /**
         * ThreadUnfollowed
         * @description I follow this thread no longer. Leaving a room ends all there without a word on each.
         */
        readonly ThreadUnfollowed: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            readonly roomId: string;
            /** @default  */
            readonly tag: string;
            readonly threadId: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "thread.unfollowed";
        };
        /**
         * TypingIndicator
         * @description Someone is writing in a room's timeline, or in the thread of its message `threadId`.
         */
        readonly TypingIndicator: {
            readonly roomId: string;
            /** @default null */
            readonly threadId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly timestamp: string;
            readonly userId: string;
            readonly userName: string;
        };
        /**
         * TypingStarted
         * @description Someone is writing; it ends after `expiresIn` seconds unless repeated.
         */
        readonly TypingStarted: {
            readonly at: string;
            readonly expiresIn: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "typing.started";
            readonly typing: components["schemas"]["TypingIndicator"];
        };
        /**
         * TypingStopped
         * @description Someone has stopped writing there.
         */
        readonly TypingStopped: {
            readonly at: string;
            readonly roomId: string;
            /** @default null */
            readonly threadId: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "typing.stopped";
            readonly userId: string;
        };
        /**
         * UnbanMember
         * @description Let a person come back into a room (its owners; Moderators in public rooms).
         */
        readonly UnbanMember: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * UnbookmarkMessage
         * @description Remove my bookmark of a message; removing none changes nothing.
         */
        readonly UnbookmarkMessage: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * UndoMarkAllRead
         * @description Set markers back to where they stood, as `rooms.markAllRead` has answered.
         *
         *         Those that have moved since stay.
         */
        readonly UndoMarkAllRead: {
            readonly commandId?: string | null;
            readonly markers: readonly components["schemas"]["MovedMarker"][];
        };
        /**
         * UnfollowThread
         * @description Follow a thread no longer; only a reply or a follow of one's own begins it again.
         */
        readonly UnfollowThread: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * UnpinMessage
         * @description Take a pin away, whoever set it; unpinning what is not pinned changes nothing.
         */
        readonly UnpinMessage: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly messageId: string;
        };
        /**
         * Unread
         * @description A marker, and the live top-level messages of others above it when the room stood at `position`.
         *
         *         `mentions` are those of them that name me, a group of mine or everybody; each count ends at 1,000.
         */
        readonly Unread: {
            /** @description A place in the room's stream. */
            readonly lastReadOffset: number;
            /** @description How often the marker was set back. */
            readonly markerVersion: number;
            readonly mentions: number;
            readonly position: components["schemas"]["Position"];
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            readonly unread: number;
        };
        /**
         * UnsuspendUser
         * @description Let a person sign in again (Moderators).
         */
        readonly UnsuspendUser: {
            readonly commandId?: string | null;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * UpdateMember
         * @description Make a member an owner of the room, or no longer one (its owners).
         */
        readonly UpdateMember: {
            readonly commandId?: string | null;
            /** @enum {unknown} */
            readonly role: "member" | "owner";
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
            /** @description A lower-case UUIDv7. */
            readonly userId: string;
        };
        /**
         * UpdatePresence
         * @description What the device that asks is doing. Over HTTP it stands for all connected devices of the session.
         *
         *         `roomId` is the room that it has open, null for none; a device is in a room for as long as it follows the
         *         room's stream.
         */
        readonly UpdatePresence: {
            readonly commandId?: string | null;
            readonly isIdle?: boolean;
            readonly roomId?: string | null;
        };
        /**
         * UpdateRoom
         * @description Change what is named; the rest stays.
         *
         *         An archived room has to be opened again (`archived`: false) before anything else of it changes.
         */
        readonly UpdateRoom: {
            readonly archived?: boolean;
            readonly commandId?: string | null;
            readonly description?: string;
            /** @enum {unknown} */
            readonly kind?: "private" | "public";
            readonly name?: string;
            /** @enum {unknown} */
            readonly pinPolicy?: "everyone" | "owners";
            /** @enum {unknown} */
            readonly postingPolicy?: "everyone" | "owners";
            /** @description A lower-case UUIDv7. */
            readonly roomId: string;
        };
        /**
         * UpdateUser
         * @description Change what I say of myself, or how I am shown. A field that is not named stays as it is.
         *
         *         `status` null, or without text and emoji, takes it away; `availability` AUTO shows me as I am.
         *         `avatarFileId` is a file that I have uploaded for this (`POST /files?purpose=avatar`), or null for none.
         *         A `displayName` of nothing but blanks is the user name, as when signing up. `timezone` is a name of the
         *         IANA's list, or null for none; others do not see it.
         */
        readonly UpdateUser: {
            /** @enum {unknown} */
            readonly availability?: "AUTO" | "AWAY" | "BUSY";
            readonly avatarFileId?: string | null;
            readonly commandId?: string | null;
            readonly displayName?: string;
            readonly status?: components["schemas"]["UserStatus"] | null;
            readonly timezone?: string | null;
        };
        /**
         * User
         * @description A person's account, as that person and Admins see it.
         *
         *         `updatedAt` is when the account was changed; what people say of themselves, and how they want to be shown,
         *         is no part of that. `timezone` is a name of the IANA's list.
         */
        readonly User: {
            /**
             * @default AUTO
             * @enum {unknown}
             */
            readonly availability: "AUTO" | "AWAY" | "BUSY";
            /** @default null */
            readonly avatarFileId: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly createdAt: string;
            /** @default null */
            readonly deactivatedAt: string | null;
            readonly displayName: string;
            readonly email: string;
            readonly groups: readonly string[];
            readonly id: string;
            /** @default null */
            readonly status: components["schemas"]["UserStatus"] | null;
            /** @default null */
            readonly timezone: string | null;
            /** @description RFC 3339, UTC, with milliseconds. */
            readonly updatedAt: string;
            readonly username: string;
        };
        /**
         * UserCreated
         * @description Someone new is here.
         */
        readonly UserCreated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "user.created";
            readonly user: components["schemas"]["PublicUser"];
        };
        /**
         * UserPage
         * @description People, and where the list goes on.
         */
        readonly UserPage: {
            readonly items: readonly components["schemas"]["PublicUser"][];
            /** @default null */
            readonly next: string | null;
        };
        /**
         * UserPresence
         * @description A person's presence, as everybody signed in sees it.
         *
         *         `lastSeen` is when a device of theirs was last in use (now, for ONLINE); null if that was never noted.
         */
        readonly UserPresence: {
            readonly lastSeen: string | null;
            /** @enum {unknown} */
            readonly status: "AWAY" | "BUSY" | "OFFLINE" | "ONLINE";
            readonly userId: string;
            readonly userName: string;
        };
        /**
         * UserResult
         * @description One's account as it stands.
         */
        readonly UserResult: {
            readonly position: components["schemas"]["Position"] | null;
            readonly user: components["schemas"]["User"];
        };
        /**
         * UserStatus
         * @description What a person says of themselves: a line, an emoji, or both, and until when.
         */
        readonly UserStatus: {
            /** @default  */
            readonly emoji: string;
            /** @default null */
            readonly expiresAt: string | null;
            /** @default  */
            readonly text: string;
        };
        /**
         * UserUpdated
         * @description Someone's public shape changed.
         */
        readonly UserUpdated: {
            /** @default null */
            readonly actorId: string | null;
            /** @default  */
            readonly at: string;
            /** @default null */
            readonly commandId: string | null;
            /** @default  */
            readonly tag: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "user.updated";
            readonly user: components["schemas"]["PublicUser"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AcceptInvite = components['schemas']['AcceptInvite'];
export type AccountUpdated = components['schemas']['AccountUpdated'];
export type AddMember = components['schemas']['AddMember'];
export type AddReaction = components['schemas']['AddReaction'];
export type AddToGroup = components['schemas']['AddToGroup'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyCreated = components['schemas']['ApiKeyCreated'];
export type ApiKeyList = components['schemas']['ApiKeyList'];
export type ApiKeyRevoked = components['schemas']['ApiKeyRevoked'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditPage = components['schemas']['AuditPage'];
export type AvailabilityChanged = components['schemas']['AvailabilityChanged'];
export type Ban = components['schemas']['Ban'];
export type BanMember = components['schemas']['BanMember'];
export type BanPage = components['schemas']['BanPage'];
export type BanResult = components['schemas']['BanResult'];
export type Bookmark = components['schemas']['Bookmark'];
export type BookmarkAdded = components['schemas']['BookmarkAdded'];
export type BookmarkMessage = components['schemas']['BookmarkMessage'];
export type BookmarkPage = components['schemas']['BookmarkPage'];
export type BookmarkRemoved = components['schemas']['BookmarkRemoved'];
export type BookmarkResult = components['schemas']['BookmarkResult'];
export type BookmarkedMessage = components['schemas']['BookmarkedMessage'];
export type ChangeEmail = components['schemas']['ChangeEmail'];
export type ChangePassword = components['schemas']['ChangePassword'];
export type CheckInvite = components['schemas']['CheckInvite'];
export type CheckSetup = components['schemas']['CheckSetup'];
export type CreateApiKey = components['schemas']['CreateApiKey'];
export type CreateInvite = components['schemas']['CreateInvite'];
export type CreateRoom = components['schemas']['CreateRoom'];
export type CreatedApiKey = components['schemas']['CreatedApiKey'];
export type CreatedInvite = components['schemas']['CreatedInvite'];
export type DeleteMessage = components['schemas']['DeleteMessage'];
export type DeleteNotification = components['schemas']['DeleteNotification'];
export type DeleteRoom = components['schemas']['DeleteRoom'];
export type DeviceInfo = components['schemas']['DeviceInfo'];
export type Done = components['schemas']['Done'];
export type Draft = components['schemas']['Draft'];
export type DraftResult = components['schemas']['DraftResult'];
export type DraftSaved = components['schemas']['DraftSaved'];
export type EditMessage = components['schemas']['EditMessage'];
export type EndOtherSessions = components['schemas']['EndOtherSessions'];
export type EndSession = components['schemas']['EndSession'];
export type Ephemeral = components['schemas']['Ephemeral'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type ErrorContent = components['schemas']['ErrorContent'];
export type Event = components['schemas']['Event'];
export type EventsPage = components['schemas']['EventsPage'];
export type File = components['schemas']['File'];
export type FollowResult = components['schemas']['FollowResult'];
export type FollowThread = components['schemas']['FollowThread'];
export type FollowedThread = components['schemas']['FollowedThread'];
export type GetEvents = components['schemas']['GetEvents'];
export type GetFile = components['schemas']['GetFile'];
export type GetMe = components['schemas']['GetMe'];
export type GetMessage = components['schemas']['GetMessage'];
export type GetOwnPresence = components['schemas']['GetOwnPresence'];
export type GetPresence = components['schemas']['GetPresence'];
export type GetRoom = components['schemas']['GetRoom'];
export type GetSetup = components['schemas']['GetSetup'];
export type GetSnapshot = components['schemas']['GetSnapshot'];
export type GetUser = components['schemas']['GetUser'];
export type Group = components['schemas']['Group'];
export type GroupList = components['schemas']['GroupList'];
export type Invite = components['schemas']['Invite'];
export type InviteList = components['schemas']['InviteList'];
export type InviteState = components['schemas']['InviteState'];
export type InvitedRoom = components['schemas']['InvitedRoom'];
export type JoinRoom = components['schemas']['JoinRoom'];
export type LeaveRoom = components['schemas']['LeaveRoom'];
export type ListApiKeys = components['schemas']['ListApiKeys'];
export type ListAudit = components['schemas']['ListAudit'];
export type ListBans = components['schemas']['ListBans'];
export type ListBookmarks = components['schemas']['ListBookmarks'];
export type ListGroups = components['schemas']['ListGroups'];
export type ListInvites = components['schemas']['ListInvites'];
export type ListMembers = components['schemas']['ListMembers'];
export type ListMessages = components['schemas']['ListMessages'];
export type ListNotifications = components['schemas']['ListNotifications'];
export type ListPins = components['schemas']['ListPins'];
export type ListPresence = components['schemas']['ListPresence'];
export type ListReplies = components['schemas']['ListReplies'];
export type ListReports = components['schemas']['ListReports'];
export type ListRevisions = components['schemas']['ListRevisions'];
export type ListRoomPresence = components['schemas']['ListRoomPresence'];
export type ListRooms = components['schemas']['ListRooms'];
export type ListSessions = components['schemas']['ListSessions'];
export type ListSuspensions = components['schemas']['ListSuspensions'];
export type ListThreads = components['schemas']['ListThreads'];
export type ListUsers = components['schemas']['ListUsers'];
export type LoggedEvent = components['schemas']['LoggedEvent'];
export type MarkAllRead = components['schemas']['MarkAllRead'];
export type MarkNotificationUnread = components['schemas']['MarkNotificationUnread'];
export type MarkNotificationsRead = components['schemas']['MarkNotificationsRead'];
export type MarkRead = components['schemas']['MarkRead'];
export type MarkUnread = components['schemas']['MarkUnread'];
export type Member = components['schemas']['Member'];
export type MemberAdded = components['schemas']['MemberAdded'];
export type MemberPage = components['schemas']['MemberPage'];
export type MemberRemoved = components['schemas']['MemberRemoved'];
export type MemberResult = components['schemas']['MemberResult'];
export type MemberUpdated = components['schemas']['MemberUpdated'];
export type MembershipAdded = components['schemas']['MembershipAdded'];
export type MembershipRemoved = components['schemas']['MembershipRemoved'];
export type Mentions = components['schemas']['Mentions'];
export type Message = components['schemas']['Message'];
export type MessageCreated = components['schemas']['MessageCreated'];
export type MessageDeleted = components['schemas']['MessageDeleted'];
export type MessageEdited = components['schemas']['MessageEdited'];
export type MessagePage = components['schemas']['MessagePage'];
export type MessagePinned = components['schemas']['MessagePinned'];
export type MessageResult = components['schemas']['MessageResult'];
export type MessageUnpinned = components['schemas']['MessageUnpinned'];
export type MovedMarker = components['schemas']['MovedMarker'];
export type MovedMarkers = components['schemas']['MovedMarkers'];
export type Notice = components['schemas']['Notice'];
export type Notification = components['schemas']['Notification'];
export type NotificationCreated = components['schemas']['NotificationCreated'];
export type NotificationDeleted = components['schemas']['NotificationDeleted'];
export type NotificationPage = components['schemas']['NotificationPage'];
export type NotificationRead = components['schemas']['NotificationRead'];
export type NotificationSettings = components['schemas']['NotificationSettings'];
export type NotificationSettingsResult = components['schemas']['NotificationSettingsResult'];
export type NotificationSettingsUpdated = components['schemas']['NotificationSettingsUpdated'];
export type NotificationUnread = components['schemas']['NotificationUnread'];
export type NotifiedMessage = components['schemas']['NotifiedMessage'];
export type OpenDirectRoom = components['schemas']['OpenDirectRoom'];
export type OwnPresence = components['schemas']['OwnPresence'];
export type Piece = components['schemas']['Piece'];
export type Pin = components['schemas']['Pin'];
export type PinMessage = components['schemas']['PinMessage'];
export type PinPage = components['schemas']['PinPage'];
export type PinResult = components['schemas']['PinResult'];
export type PinnedMessage = components['schemas']['PinnedMessage'];
export type Place = components['schemas']['Place'];
export type Position = components['schemas']['Position'];
export type PreferencesUpdated = components['schemas']['PreferencesUpdated'];
export type PresenceChanged = components['schemas']['PresenceChanged'];
export type PresenceEntered = components['schemas']['PresenceEntered'];
export type PresenceLeft = components['schemas']['PresenceLeft'];
export type PresenceList = components['schemas']['PresenceList'];
export type PresenceResult = components['schemas']['PresenceResult'];
export type PublicUser = components['schemas']['PublicUser'];
export type QuietHours = components['schemas']['QuietHours'];
export type Reaction = components['schemas']['Reaction'];
export type ReactionAdded = components['schemas']['ReactionAdded'];
export type ReactionRemoved = components['schemas']['ReactionRemoved'];
export type ReactionResult = components['schemas']['ReactionResult'];
export type ReadMarker = components['schemas']['ReadMarker'];
export type ReadMarkerMoved = components['schemas']['ReadMarkerMoved'];
export type ReadMarkerResult = components['schemas']['ReadMarkerResult'];
export type RemoveFromGroup = components['schemas']['RemoveFromGroup'];
export type RemoveMember = components['schemas']['RemoveMember'];
export type RemoveReaction = components['schemas']['RemoveReaction'];
export type ReplyPage = components['schemas']['ReplyPage'];
export type Report = components['schemas']['Report'];
export type ReportMessage = components['schemas']['ReportMessage'];
export type ReportPage = components['schemas']['ReportPage'];
export type ReportResult = components['schemas']['ReportResult'];
export type Reported = components['schemas']['Reported'];
export type ResetPassword = components['schemas']['ResetPassword'];
export type ResolveReport = components['schemas']['ResolveReport'];
export type Revision = components['schemas']['Revision'];
export type RevisionPage = components['schemas']['RevisionPage'];
export type RevokeApiKey = components['schemas']['RevokeApiKey'];
export type RevokeInvite = components['schemas']['RevokeInvite'];
export type Room = components['schemas']['Room'];
export type RoomDeleted = components['schemas']['RoomDeleted'];
export type RoomListed = components['schemas']['RoomListed'];
export type RoomPage = components['schemas']['RoomPage'];
export type RoomPreferences = components['schemas']['RoomPreferences'];
export type RoomPreferencesResult = components['schemas']['RoomPreferencesResult'];
export type RoomPresence = components['schemas']['RoomPresence'];
export type RoomPresenceList = components['schemas']['RoomPresenceList'];
export type RoomResult = components['schemas']['RoomResult'];
export type RoomUnlisted = components['schemas']['RoomUnlisted'];
export type RoomUpdated = components['schemas']['RoomUpdated'];
export type RoomView = components['schemas']['RoomView'];
export type SaveDraft = components['schemas']['SaveDraft'];
export type SearchHit = components['schemas']['SearchHit'];
export type SearchMessages = components['schemas']['SearchMessages'];
export type SearchPage = components['schemas']['SearchPage'];
export type SendMessage = components['schemas']['SendMessage'];
export type Server = components['schemas']['Server'];
export type Session = components['schemas']['Session'];
export type SessionEnded = components['schemas']['SessionEnded'];
export type SessionList = components['schemas']['SessionList'];
export type SetNotificationSettings = components['schemas']['SetNotificationSettings'];
export type SetRoomPreferences = components['schemas']['SetRoomPreferences'];
export type SetUp = components['schemas']['SetUp'];
export type SetupLink = components['schemas']['SetupLink'];
export type SetupState = components['schemas']['SetupState'];
export type SignIn = components['schemas']['SignIn'];
export type SignOut = components['schemas']['SignOut'];
export type SignUp = components['schemas']['SignUp'];
export type SignedIn = components['schemas']['SignedIn'];
export type Snapshot = components['schemas']['Snapshot'];
export type StartTyping = components['schemas']['StartTyping'];
export type StopTyping = components['schemas']['StopTyping'];
export type StreamEvents = components['schemas']['StreamEvents'];
export type SuspendUser = components['schemas']['SuspendUser'];
export type Suspension = components['schemas']['Suspension'];
export type SuspensionPage = components['schemas']['SuspensionPage'];
export type SuspensionResult = components['schemas']['SuspensionResult'];
export type ThreadActivity = components['schemas']['ThreadActivity'];
export type ThreadFollow = components['schemas']['ThreadFollow'];
export type ThreadFollowed = components['schemas']['ThreadFollowed'];
export type ThreadPage = components['schemas']['ThreadPage'];
export type ThreadUnfollowed = components['schemas']['ThreadUnfollowed'];
export type TypingIndicator = components['schemas']['TypingIndicator'];
export type TypingStarted = components['schemas']['TypingStarted'];
export type TypingStopped = components['schemas']['TypingStopped'];
export type UnbanMember = components['schemas']['UnbanMember'];
export type UnbookmarkMessage = components['schemas']['UnbookmarkMessage'];
export type UndoMarkAllRead = components['schemas']['UndoMarkAllRead'];
export type UnfollowThread = components['schemas']['UnfollowThread'];
export type UnpinMessage = components['schemas']['UnpinMessage'];
export type Unread = components['schemas']['Unread'];
export type UnsuspendUser = components['schemas']['UnsuspendUser'];
export type UpdateMember = components['schemas']['UpdateMember'];
export type UpdatePresence = components['schemas']['UpdatePresence'];
export type UpdateRoom = components['schemas']['UpdateRoom'];
export type UpdateUser = components['schemas']['UpdateUser'];
export type User = components['schemas']['User'];
export type UserCreated = components['schemas']['UserCreated'];
export type UserPage = components['schemas']['UserPage'];
export type UserPresence = components['schemas']['UserPresence'];
export type UserResult = components['schemas']['UserResult'];
export type UserStatus = components['schemas']['UserStatus'];
export type UserUpdated = components['schemas']['UserUpdated'];
export type $defs = Record<string, never>;
export interface operations {
    readonly "get.admin.audit": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly before?: string | null;
                readonly actorId?: string | null;
                readonly action?: string | null;
                readonly subject?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Entries, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "get.api-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One's own keys, newest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.api-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly name: string;
                    readonly scopes: readonly ("messages:write" | "profile:write" | "read" | "rooms:write")[];
                    /** @default null */
                    readonly validDays?: number | null;
                };
            };
        };
        readonly responses: {
            /** @description The new key, shown this once. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "delete.api-keys.{keyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly keyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.auth.password-reset.confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "get.auth.sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One's own sessions, newest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "delete.auth.sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "delete.auth.sessions.{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.auth.sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly login: string;
                    readonly password: string;
                    /**
                     * @default cookie
                     * @enum {unknown}
                     */
                    readonly session?: "cookie" | "token";
                };
            };
        };
        readonly responses: {
            /** @description Who has signed in; `token` only if the session is to be carried by the client itself. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.auth.sign-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.auth.sign-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly displayName?: string | null;
                    readonly email: string;
                    /** @default null */
                    readonly invite?: string | null;
                    readonly password: string;
                    /**
                     * @default cookie
                     * @enum {unknown}
                     */
                    readonly session?: "cookie" | "token";
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Who has signed in; `token` only if the session is to be carried by the client itself. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "bookmark.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly before?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description My bookmarks, where the list goes on, and the position of my own stream at which it was read. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookmarkPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "file.upload": {
        readonly parameters: {
            readonly query?: {
                readonly purpose?: "attachment" | "avatar";
            };
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    /** Format: binary */
                    readonly file: string;
                };
            };
        };
        readonly responses: {
            /** @description The file; to tus, where to send it. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["File"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Another version of tus. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "file.content": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly Range?: string;
            };
            readonly path: {
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The content. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                    readonly "image/gif": string;
                    readonly "image/jpeg": string;
                    readonly "image/png": string;
                    readonly "image/webp": string;
                };
            };
            /** @description The part that was asked for. */
            readonly 206: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                    readonly "image/gif": string;
                    readonly "image/jpeg": string;
                    readonly "image/png": string;
                    readonly "image/webp": string;
                };
            };
            /** @description The client has it. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description This part is not there. */
            readonly 416: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "file.drop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is forgotten. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "file.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A file as whoever may read it sees it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["File"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "file.thumbnail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly Range?: string;
            };
            readonly path: {
                readonly fileId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The content. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/webp": string;
                };
            };
            /** @description The part that was asked for. */
            readonly 206: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/webp": string;
                };
            };
            /** @description The client has it. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description This part is not there. */
            readonly 416: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "group.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The server's groups. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GroupList"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "put.groups.{groupId}.members.{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly groupId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "delete.groups.{groupId}.members.{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly groupId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "get.invites": {
        readonly parameters: {
            readonly query?: {
                readonly roomId?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Invites, newest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InviteList"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.invites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default 1 */
                    readonly maxUses?: number;
                    /** @default null */
                    readonly roomId?: string | null;
                    /** @default 7 */
                    readonly validDays?: number;
                };
            };
        };
        readonly responses: {
            /** @description The new invite with its code, shown this once. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedInvite"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "get.invites.{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether an invite's code can still be used; `room` if it is not for signing up, but leads there. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InviteState"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.invites.{code}.accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "delete.invites.{inviteId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly inviteId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A message. A deleted one is a tombstone: no content, no reactions, `deletedAt` set. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The message after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.edit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly content: string;
                    readonly contentVersion: number;
                };
            };
        };
        readonly responses: {
            /** @description The message after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.bookmark": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description My bookmark (None once removed), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookmarkResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.unbookmark": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description My bookmark (None once removed), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookmarkResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "thread.follow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The follow (None: one does not follow it), and the event that carries it out (None if none). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FollowResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "thread.unfollow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The follow (None: one does not follow it), and the event that carries it out (None if none). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FollowResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.history": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly before?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Revisions in descending order of their versions, the present one first, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RevisionPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The pin (None once it is away), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PinResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.unpin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The pin (None once it is away), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PinResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "reaction.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
                readonly emoji: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The reaction (None once removed), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReactionResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "reaction.remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
                readonly emoji: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly author?: string | null;
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The reaction (None once removed), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReactionResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.replies": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly before?: string | null;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Replies in ascending order below the thread's first message, and whether I follow it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReplyPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly messageId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default false */
                    readonly handOver?: boolean;
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description The id of one's report. Nothing is told to any stream. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reported"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "notification.list": {
        readonly parameters: {
            readonly query?: {
                readonly unreadOnly?: boolean;
                readonly limit?: number;
                readonly before?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description My notifications, where the list goes on, and the position of my own stream at which it was read. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "notification.markRead": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly notificationIds?: readonly string[] | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "notification.setSettings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @enum {unknown} */
                    readonly desktop?: "all" | "mentions" | "none";
                    readonly keywords?: readonly string[];
                    /** @enum {unknown} */
                    readonly mail?: "all" | "mentions" | "none";
                    readonly pausedUntil?: string | null;
                    /** @enum {unknown} */
                    readonly push?: "all" | "mentions" | "none";
                    readonly quietHours?: components["schemas"]["QuietHours"] | null;
                };
            };
        };
        readonly responses: {
            /** @description My settings, and the event that carries the change out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NotificationSettingsResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "notification.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly notificationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "notification.markUnread": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly notificationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "presence.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Everybody who is not offline. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PresenceList"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "presence.me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One's own presence. `currentRoom` is the room that the device used last has open. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OwnPresence"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "presence.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly isIdle?: boolean;
                    readonly roomId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description One's own presence now. Nothing is stored, so there is no position. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PresenceResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "report.list": {
        readonly parameters: {
            readonly query?: {
                readonly status?: "open" | "resolved";
                readonly limit?: number;
                readonly before?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Reports, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReportPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "report.resolve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly reportId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /**
                     * @description For those who look after the server.
                     * @default
                     */
                    readonly resolution?: string;
                };
            };
        };
        readonly responses: {
            /** @description The report as it stands. Nothing is told to any stream. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReportResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.list": {
        readonly parameters: {
            readonly query?: {
                readonly scope?: "joined" | "visible";
                readonly limit?: number;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Rooms, where the list goes on, and what is unread in those of them that one has joined. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default  */
                    readonly description?: string;
                    /** @default null */
                    readonly id?: string | null;
                    /**
                     * @default public
                     * @enum {unknown}
                     */
                    readonly kind?: "private" | "public";
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.openDirect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly userIds: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "rooms.markAllRead": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly offsets?: {
                        readonly [key: string]: number;
                    } | null;
                };
            };
        };
        readonly responses: {
            /** @description The markers that were moved, and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MovedMarkers"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "rooms.undoMarkAllRead": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly markers: readonly components["schemas"]["MovedMarker"][];
                };
            };
        };
        readonly responses: {
            /** @description The markers that were moved, and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MovedMarkers"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A room, one's own membership in it if there is one, and then also what is unread. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomView"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly archived?: boolean;
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly description?: string;
                    /** @enum {unknown} */
                    readonly kind?: "private" | "public";
                    readonly name?: string;
                    /** @enum {unknown} */
                    readonly pinPolicy?: "everyone" | "owners";
                    /** @enum {unknown} */
                    readonly postingPolicy?: "everyone" | "owners";
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.bans": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Bans, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BanPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.ban": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /**
                     * @description For those who look after the server.
                     * @default
                     */
                    readonly reason?: string;
                    /** @default null */
                    readonly until?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The ban (None once it is lifted), and the event by which a member was taken out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BanResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.unban": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The ban (None once it is lifted), and the event by which a member was taken out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BanResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "draft.save": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly content: string;
                    /** @default null */
                    readonly threadId?: string | null;
                    readonly version: number;
                };
            };
        };
        readonly responses: {
            /** @description My draft (None if there is none), and the event that carries it out (None if nothing changed). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DraftResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.join": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The room after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Members, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The member after the command (None once removed), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The member after the command (None once removed), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "member.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @enum {unknown} */
                    readonly role: "member" | "owner";
                };
            };
        };
        readonly responses: {
            /** @description The member after the command (None once removed), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly before?: string | null;
                readonly after?: string | null;
                readonly around?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Messages in ascending order, where the list goes on, and the position at which it was read. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly attachments?: readonly string[];
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly content: string;
                    /** @default null */
                    readonly id?: string | null;
                    /**
                     * @default TEXT
                     * @enum {unknown}
                     */
                    readonly messageType?: "FILE" | "IMAGE" | "TEXT";
                    readonly replyToId?: string | null;
                    /** @default null */
                    readonly sentAt?: string | null;
                    readonly threadId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The message after the command (None once out of one's sight), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "message.pins": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly before?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Pinned messages, where the list goes on, and the position of the room at which it was read. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PinPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.setPreferences": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly favourite?: boolean;
                    readonly mutedUntil?: string | null;
                    /** @enum {unknown} */
                    readonly notify?: "all" | "mentions" | "none";
                };
            };
        };
        readonly responses: {
            /** @description My preferences (None once I have left), and the event that carries them out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomPreferencesResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "presence.inRoom": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Everybody who has a room open. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomPresenceList"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.markRead": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly markerVersion?: number | null;
                    /** @description A place in the room's stream. */
                    readonly offset: number;
                };
            };
        };
        readonly responses: {
            /** @description The marker as it stands (None once I have left), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReadMarkerResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "typing.start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly threadId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "typing.stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly threadId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "room.markUnread": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly roomId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly messageId?: string | null;
                    /** @default null */
                    readonly offset?: number | null;
                };
            };
        };
        readonly responses: {
            /** @description The marker as it stands (None once I have left), and the event that carries it out. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReadMarkerResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "search.messages": {
        readonly parameters: {
            readonly query: {
                readonly q: string;
                readonly limit?: number;
                readonly before?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was found, the newest first, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SearchPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "get.setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether the first Admin is still missing, and what a sign-in page must know. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "post.setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                    /** @default null */
                    readonly commandId?: string | null;
                    /** @default null */
                    readonly displayName?: string | null;
                    readonly email: string;
                    readonly password: string;
                    /**
                     * @default cookie
                     * @enum {unknown}
                     */
                    readonly session?: "cookie" | "token";
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Who has signed in; `token` only if the session is to be carried by the client itself. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "get.setup.{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether a set-up link can be used. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetupLink"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "suspension.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Suspensions, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SuspensionPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "sync.events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly positions: {
                        readonly [key: string]: components["schemas"]["Place"];
                    };
                };
            };
        };
        readonly responses: {
            /** @description What was missed, per stream. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventsPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "sync.snapshot": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The same, with what is not stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "thread.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Threads, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ThreadPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "user.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly after?: string | null;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description People, and where the list goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "user.me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A person's account, as that person and Admins see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "user.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {unknown} */
                    readonly availability?: "AUTO" | "AWAY" | "BUSY";
                    readonly avatarFileId?: string | null;
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly displayName?: string;
                    readonly status?: components["schemas"]["UserStatus"] | null;
                    readonly timezone?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description One's account as it stands. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "put.users.me.email": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly email: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description One's account as it stands. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "put.users.me.password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    readonly currentPassword: string;
                    readonly newPassword: string;
                };
            };
        };
        readonly responses: {
            /** @description The result of a command that has no record to show. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Done"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "user.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What everybody signed in may see of a person. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PublicUser"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "presence.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A person's presence, as everybody signed in sees it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserPresence"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "user.suspend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                    /**
                     * @description For those who look after the server.
                     * @default
                     */
                    readonly reason?: string;
                    /** @description RFC 3339, UTC, with milliseconds. */
                    readonly until: string;
                };
            };
        };
        readonly responses: {
            /** @description The suspension (None once it is lifted). Nothing is told to any stream that the actor follows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SuspensionResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly "user.unsuspend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly commandId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description The suspension (None once it is lifted). Nothing is told to any stream that the actor follows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SuspensionResult"];
                };
            };
            /** @description invalid */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unauthenticated */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description gone */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description rate_limited */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description overloaded */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
