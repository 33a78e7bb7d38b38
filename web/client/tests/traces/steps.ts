import type { Event } from "../../src/events.ts";
import type {
  ApiKeyList,
  BookmarkPage,
  MemberPage,
  MessagePage,
  PinPage,
  Position,
  ReplyPage,
  SessionList,
  Snapshot,
  ThreadPage,
} from "../../src/schema.d.ts";

/** What the server answers to the queries by which a client loads what is not in its snapshot. */
export interface Results {
  readonly "message.list": MessagePage;
  readonly "member.list": MemberPage;
  readonly "message.pins": PinPage;
  readonly "message.replies": ReplyPage;
  readonly "thread.list": ThreadPage;
  readonly "bookmark.list": BookmarkPage;
  readonly "GET /auth/sessions": SessionList;
  readonly "GET /api-keys": ApiKeyList;
}

/** One query with its answer. */
export type Answer = {
  readonly [Name in keyof Results]: {
    readonly name: Name;
    readonly asked: Readonly<Record<string, unknown>>;
    readonly result: Results[Name];
  };
}[keyof Results];

/** What a person's client has read. */
export interface Read {
  readonly who: string;
  readonly snapshot: Snapshot | null;
  readonly answers: readonly Answer[];
}

/**
 * One line of a trace: what someone's client reads (`held`), what the store handed over after a commit, and what
 * someone's client would read if it began now (`fresh`). `who` null concerns everybody.
 */
export type Step =
  | ({ readonly kind: "held" } & Read)
  | { readonly kind: "granted"; readonly who: string; readonly position: Position }
  | {
      readonly kind: "revoked";
      readonly who: string | null;
      readonly stream: string;
      readonly keep: readonly string[];
    }
  | { readonly kind: "appended"; readonly position: Position; readonly event: Event }
  | ({ readonly kind: "fresh" } & Read);
