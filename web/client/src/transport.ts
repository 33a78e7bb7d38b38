import type { Place } from "./schema.d.ts";

/** A place in a stream: where it stands, or where a client does. The tag is null where it is not known. */
export type Top = Place;

/**
 * How a subscription began: with nothing to catch up on, with all that was missed to follow, or with a loss.
 */
export type Recovery = "none" | "whole" | "lost";

/** What the server says as a connection is made. */
export interface Hello {
  readonly userId: string;
  readonly version: string;
  readonly tops: Readonly<Record<string, Top>>;
}

/**
 * What a transport reports. It calls these in the order in which things happened, and never again after
 * `stop`.
 */
export interface Receiver {
  /** Where to go on from: asked at each attempt to connect. */
  positions(): Readonly<Record<string, Top>>;
  /** Whether the device is not in use: asked at each attempt to connect. */
  tellIdle(): boolean;
  /** A connection stands; `subscribed` for each stream and what was missed follow in the same turn. */
  connected(hello: Hello): void;
  subscribed(stream: string, top: Top, recovery: Recovery): void;
  /** A stream that the server gave by itself is given no longer. */
  unsubscribed(stream: string): void;
  /** A stream that was watched is not given, or no longer. */
  refused(stream: string): void;
  /** Something in a stream; `offset` is null for what passes. */
  published(stream: string, offset: number | null, data: unknown): void;
  /**
   * The connection is gone or could not be made; the transport goes on trying unless the session has ended.
   */
  lost(why: "reconnecting" | "offline" | "signed-out"): void;
}

/** The live way to the server. */
export interface Transport {
  start(receiver: Receiver): void;
  stop(): void;
  /** Drops the connection and makes a new one at once. */
  restart(): void;
  /** Whether a connection stands. */
  readonly connected: boolean;
  /** Asks and waits for the answer. Rejects with a `CollabError`. */
  rpc(method: string, params: unknown): Promise<unknown>;
  /**
   * Listens to a stream beyond those that the server gives by itself; resolves when it is listened to or
   * refused.
   */
  watch(stream: string): Promise<void>;
  /** Listens to it no longer. Answers whether it was listened to. */
  unwatch(stream: string): boolean;
}
