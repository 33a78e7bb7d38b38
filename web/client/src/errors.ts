import type { Message } from "./schema.d.ts";

/**
 * What kind of refusal it is. The last three are the client's own: no answer, no way, an answer without
 * sense.
 */
export type Code =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "gone"
  | "too_large"
  | "rate_limited"
  | "overloaded"
  | "timeout"
  | "unreachable"
  | "unexpected";

/** Machine-readable facts of a refusal. Which are present depends on the code. */
export interface Details {
  /** `conflict`: the record as it stands. */
  readonly current?: Message;
  /** `gone`: the tombstone. */
  readonly record?: Message;
  /** `too_large`: the limit in bytes. */
  readonly limit?: number;
  /** `rate_limited`, `overloaded`: seconds to wait. */
  readonly retryAfter?: number;
}

/** What else is known of a refusal. */
export interface Circumstances {
  readonly field?: string | undefined;
  readonly details?: Details | undefined;
  readonly requestId?: string | undefined;
}

/**
 * A refusal, or the lack of an answer. `message` is for a person, in the server's own words where it gave
 * any.
 */
export class CollabError extends Error {
  readonly code: Code;
  /** The place in the request that it is about (a JSON name). */
  readonly field: string | undefined;
  readonly details: Details;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;

  constructor(code: Code, message: string, circumstances: Circumstances = {}) {
    super(message);
    this.name = "CollabError";
    this.code = code;
    this.field = circumstances.field;
    this.details = circumstances.details ?? {};
    this.requestId = circumstances.requestId;
  }

  /**
   * Nobody answered: the command may or may not have been carried out, and may be asked again with the same
   * id.
   */
  get unanswered(): boolean {
    return this.code === "timeout" || this.code === "unreachable";
  }

  /** It may go well a little later, without anybody doing anything about it. */
  get temporary(): boolean {
    return this.unanswered || this.code === "overloaded" || this.code === "rate_limited";
  }

  /** The same refusal with more known about it. */
  with(circumstances: Circumstances): CollabError {
    return new CollabError(this.code, this.message, { ...this, ...circumstances });
  }
}

/** Whatever was thrown, as a `CollabError`. */
export function asCollabError(thrown: unknown): CollabError {
  if (thrown instanceof CollabError) return thrown;
  return new CollabError("unexpected", thrown instanceof Error ? thrown.message : String(thrown));
}
