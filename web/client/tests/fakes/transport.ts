import { CollabError } from "../../src/errors.ts";
import type { Event } from "../../src/events.ts";
import { unreachable } from "../../src/http.ts";
import type { Receiver, Top, Transport } from "../../src/transport.ts";
import type { FakeApi } from "./api.ts";
import type { FakeServer } from "./server.ts";

/** A live way to the fake server that can be cut, slowed down and made to lose things. */
export class FakeTransport implements Transport {
  connected = false;
  /** While true, attempts to connect fail. */
  down = false;
  /** Told of each event before it is delivered; answers whether to deliver it. */
  delivers: (stream: string, offset: number | null) => boolean = () => true;
  /** So many of the next RPCs are carried out, but their answers are lost. */
  losesReplies = 0;
  readonly called: [method: string, params: Record<string, unknown>][] = [];
  /** What each connect said of whether the device is in use. */
  readonly told: boolean[] = [];
  readonly watched = new Set<string>();
  readonly #server: FakeServer;
  readonly #api: FakeApi;
  #receiver: Receiver | null = null;
  #streams = new Set<string>();

  constructor(server: FakeServer, api: FakeApi) {
    this.#server = server;
    this.#api = api;
    server.transport = this;
  }

  start(receiver: Receiver): void {
    this.#receiver = receiver;
    this.connect();
  }

  stop(): void {
    this.connected = false;
    this.#receiver = null;
  }

  restart(): void {
    this.cut();
    this.connect();
  }

  /** Makes a connection, as the SDK does sooner or later by itself. */
  connect(): void {
    if (this.down || this.#receiver === null) return this.#receiver?.lost("offline");
    const receiver = this.#receiver;
    const held = receiver.positions();
    this.told.push(receiver.tellIdle());
    this.connected = true;
    this.#streams = new Set([...this.#server.streams(), ...this.watched]);
    const tops = Object.fromEntries(
      this.#server.streams().map((stream) => [stream, this.#server.top(stream)]),
    );
    receiver.connected({ userId: this.#server.me, version: "1", tops });
    const found = [...this.#streams].map((stream) => ({
      stream,
      ...this.#server.after(stream, held[stream]),
    }));
    for (const { stream, recovery } of found) receiver.subscribed(stream, this.#untagged(stream), recovery);
    for (const { stream, missed } of found)
      for (const [offset, event] of missed) this.#deliver(stream, offset, event);
  }

  /** Loses the connection. */
  cut(): void {
    this.connected = false;
    this.#receiver?.lost("reconnecting");
  }

  /** The server has ended the session. */
  refuse(): void {
    this.connected = false;
    this.#receiver?.lost("signed-out");
  }

  push(stream: string, offset: number | null, event: Event): void {
    if (this.connected && this.#streams.has(stream) && this.delivers(stream, offset)) {
      this.#deliver(stream, offset, event);
    }
  }

  /** Something arrives, whatever the server has done. */
  #deliver(stream: string, offset: number | null, event: Event): void {
    this.#receiver?.published(stream, offset, structuredClone(event));
  }

  subscribe(stream: string): void {
    if (!this.connected) return;
    this.#streams.add(stream);
    this.#receiver?.subscribed(stream, this.#untagged(stream), "none");
  }

  unsubscribe(stream: string): void {
    if (!this.connected || !this.#streams.delete(stream)) return;
    if (this.watched.delete(stream)) this.#receiver?.refused(stream);
    else this.#receiver?.unsubscribed(stream);
  }

  async rpc(method: string, params: unknown): Promise<unknown> {
    this.called.push([method, params as Record<string, unknown>]);
    if (!this.connected) throw unreachable();
    const answer = await this.#api.call(method, params as Record<string, unknown>);
    if (this.losesReplies === 0) return answer;
    this.losesReplies--;
    throw new CollabError("timeout", "No answer.");
  }

  async watch(stream: string): Promise<void> {
    this.watched.add(stream);
    this.subscribe(stream);
  }

  unwatch(stream: string): boolean {
    this.#streams.delete(stream);
    return this.watched.delete(stream);
  }

  /** The protocol's subscriptions know nothing of tags. */
  #untagged(stream: string): Top {
    return { ...this.#server.top(stream), tag: null };
  }
}
