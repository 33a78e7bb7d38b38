import {
  Centrifuge,
  type PublicationContext,
  type ServerSubscribedContext,
  type SubscribedContext,
  type Subscription,
} from "centrifuge";
import type { Clock } from "./clock.ts";
import { CollabError, type Code } from "./errors.ts";
import { noAnswerInTime, unreachable } from "./http.ts";
import type { User } from "./schema.d.ts";
import type { Hello, Receiver, Transport } from "./transport.ts";
import { emulationEndpoint, socketWorks, waysTo } from "./ways.ts";

/** Milliseconds until the SDK, which gives up on some close codes, is started again. */
const SECOND_WIND = 10_000;
/** The close code, and the error code of a connect, that mean: sign in again. */
const SIGN_IN_AGAIN: ReadonlySet<number> = new Set([101, 3500]);
/** The answer to watching a stream that the server gives by itself. */
const ALREADY_SUBSCRIBED = 105;
/** The SDK's own code for connecting or disconnecting because it was told to. */
const ON_REQUEST = 0;
/**
 * The SDK's own code for an RPC without an answer in time; its other codes below 100 say that the socket
 * went.
 */
const TIMED_OUT = 1;

const CODES: ReadonlyMap<number, Code> = new Map([
  [100, "overloaded"],
  [101, "unauthenticated"],
  [103, "forbidden"],
  [107, "invalid"],
  [111, "rate_limited"],
  [404, "not_found"],
  [409, "conflict"],
  [410, "gone"],
  [413, "too_large"],
]);

/** What a connection is made with. */
export interface ConnectionOptions {
  /** `https://host[:port][/path]` of the server; by default its page's, without a path. */
  readonly baseUrl?: string;
  /** A WebSocket constructor where the platform has none of its own. */
  readonly WebSocket?: unknown;
  /** What requests are made with, for networks that break WebSockets; by default the platform's own. */
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
  /** The session's token where it is not a cookie; asked at each `start`. */
  token(): string | null;
  /** Told of errors in what the receiver does; they never reach the SDK, which would give up for good. */
  report(error: unknown): void;
}

/** The transport on the `centrifuge` SDK. */
export class Connection implements Transport {
  readonly #options: ConnectionOptions;
  #centrifuge: Centrifuge | null = null;
  #receiver: Receiver | null = null;
  #callOff: () => void = () => undefined;
  #knocked = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#centrifuge?.state === "connected";
  }

  start(receiver: Receiver): void {
    this.#knocked = false;
    this.#begin(receiver);
  }

  #begin(receiver: Receiver): void {
    this.stop();
    const token = this.#options.token();
    const base = this.#base();
    const centrifuge = new Centrifuge(waysTo(base), {
      emulationEndpoint: emulationEndpoint(base),
      websocket: this.#options.WebSocket ?? null,
      fetch: this.#options.fetch ?? null,
      ...(token === null ? {} : { token }),
      getData: () =>
        Promise.resolve({
          positions: receiver.positions(),
          rooms: "joined",
          isIdle: receiver.tellIdle(),
        }),
    });
    this.#centrifuge = centrifuge;
    this.#receiver = receiver;
    this.#listen(centrifuge, receiver);
    centrifuge.connect();
  }

  stop(): void {
    this.#callOff();
    const centrifuge = this.#centrifuge;
    this.#centrifuge = null;
    this.#receiver = null;
    centrifuge?.disconnect();
  }

  restart(): void {
    this.#receiver?.lost("reconnecting");
    this.#centrifuge?.disconnect();
    this.#centrifuge?.connect();
  }

  async rpc(method: string, params: unknown): Promise<unknown> {
    if (this.#centrifuge === null) throw unreachable();
    try {
      return (await this.#centrifuge.rpc(method, params)).data;
    } catch (thrown) {
      throw refusal(thrown as { code: number; message: string });
    }
  }

  watch(stream: string): Promise<void> {
    const centrifuge = this.#centrifuge;
    const receiver = this.#receiver;
    if (centrifuge === null || receiver === null) return Promise.resolve();
    if (centrifuge.getSubscription(stream) !== null) return Promise.resolve();
    const subscription = centrifuge.newSubscription(stream, { positioned: true, recoverable: true });
    return new Promise((resolve) => {
      this.#follow(subscription, receiver, resolve);
      subscription.subscribe();
    });
  }

  unwatch(stream: string): boolean {
    const subscription = this.#centrifuge?.getSubscription(stream) ?? null;
    if (subscription === null) return false;
    subscription.removeAllListeners();
    this.#centrifuge?.removeSubscription(subscription);
    return true;
  }

  #base(): string {
    return this.#options.baseUrl ?? globalThis.location.origin;
  }

  /**
   * Takes the WebSocket after all if it works: the SDK may have tried it while the server was away, and would
   * stay with whatever it found first.
   */
  async #knock(centrifuge: Centrifuge, receiver: Receiver): Promise<void> {
    if (this.#knocked) return;
    this.#knocked = true;
    const works = await socketWorks(this.#base(), this.#options.WebSocket ?? globalThis.WebSocket);
    if (works && this.#centrifuge === centrifuge) this.#begin(receiver);
  }

  #listen(centrifuge: Centrifuge, receiver: Receiver): void {
    const guarded = this.#guarded.bind(this);
    centrifuge.on(
      "connected",
      guarded(({ data, transport }) => {
        receiver.connected(hello(data));
        if (transport !== "websocket") this.#knock(centrifuge, receiver).catch(this.#options.report);
      }),
    );
    centrifuge.on(
      "subscribed",
      guarded((context) => tell(receiver, context)),
    );
    centrifuge.on(
      "publication",
      guarded((context) => pass(receiver, context)),
    );
    centrifuge.on(
      "unsubscribed",
      guarded(({ channel }) => receiver.unsubscribed(channel)),
    );
    centrifuge.on(
      "connecting",
      guarded(({ code }) => code !== ON_REQUEST && receiver.lost("reconnecting")),
    );
    centrifuge.on(
      "error",
      guarded(({ type }) => type === "transport" && receiver.lost("offline")),
    );
    centrifuge.on(
      "disconnected",
      guarded(({ code }) => this.#gaveUp(code, receiver)),
    );
  }

  #follow(subscription: Subscription, receiver: Receiver, settled: () => void): void {
    const guarded = this.#guarded.bind(this);
    subscription.on(
      "subscribed",
      guarded((context) => tell(receiver, context)),
    );
    subscription.on(
      "publication",
      guarded((context) => pass(receiver, context)),
    );
    subscription.on(
      "unsubscribed",
      guarded(({ code }) => this.#refused(subscription, code, receiver)),
    );
    subscription.on("subscribed", settled);
    subscription.on("unsubscribed", settled);
    subscription.on("error", settled);
  }

  /** The handler, letting no error reach the SDK. */
  #guarded<C>(handle: (context: C) => unknown): (context: C) => void {
    return (context) => {
      try {
        handle(context);
      } catch (error) {
        this.#options.report(error);
      }
    };
  }

  #refused(subscription: Subscription, code: number, receiver: Receiver): void {
    this.unwatch(subscription.channel);
    if (code !== ALREADY_SUBSCRIBED) receiver.refused(subscription.channel);
  }

  #gaveUp(code: number, receiver: Receiver): void {
    if (code === ON_REQUEST) return;
    if (SIGN_IN_AGAIN.has(code)) return receiver.lost("signed-out");
    receiver.lost("offline");
    this.#callOff = this.#options.clock.after(SECOND_WIND, () => this.#centrifuge?.connect());
  }
}

function hello(data: unknown): Hello {
  const { user, version = "", tops = {} } = (data ?? {}) as Partial<Hello> & { user?: User };
  return { userId: user?.id ?? "", version, tops };
}

function tell(receiver: Receiver, context: ServerSubscribedContext | SubscribedContext): void {
  const { epoch, offset } = context.streamPosition ?? { epoch: "", offset: 0 };
  const recovery = context.wasRecovering ? (context.recovered ? "whole" : "lost") : "none";
  receiver.subscribed(context.channel, { epoch, offset, tag: null }, recovery);
}

function pass(receiver: Receiver, { channel, offset, data }: PublicationContext): void {
  receiver.published(channel, offset ?? null, data);
}

function refusal({ code, message }: { code: number; message: string }): CollabError {
  if (code === TIMED_OUT) return noAnswerInTime();
  if (code < 100) return unreachable();
  return new CollabError(CODES.get(code) ?? "unexpected", message);
}
