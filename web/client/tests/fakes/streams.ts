/** Requests as the SDK makes them where a WebSocket does not get through; the test is the server. */
export class FakeStreams {
  /** Whether an endless answer is given at all. */
  open = true;
  /** Addresses of all requests, in order. */
  readonly asked: string[] = [];
  /** Bodies of the requests beside the stream. */
  readonly posted: { session: string; node: string; data: string }[] = [];
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  readonly fetch: typeof fetch = (input, init) => {
    const address = String(input);
    this.asked.push(address);
    if (!this.open) return Promise.reject(new TypeError("Failed to fetch"));
    const body = init?.body as string;
    if (address.endsWith("/emulation")) {
      this.posted.push(JSON.parse(body) as (typeof this.posted)[number]);
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    return Promise.resolve(new Response(this.#stream()));
  };

  /** Greets alice on the newest stream. */
  greet(): void {
    const data = { user: { id: "alice" }, version: "1.2", tops: {} };
    const subs = { directory: { recoverable: true, epoch: "e", offset: 4 } };
    const way = { session: "s", node: "n" };
    this.says({ id: 1, connect: { client: "c", ping: 25, pong: true, subs, data, ...way } });
  }

  says(frame: Record<string, unknown>): void {
    this.#controller?.enqueue(new TextEncoder().encode(`${JSON.stringify(frame)}\n`));
  }

  #stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
    });
  }
}
