type Frame = Record<string, unknown>;

/** A WebSocket as the SDK sees it; the test is the server at its other end. */
export class FakeSocket {
  static opened: FakeSocket[] = [];
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  onclose: (event: { code: number; reason: string }) => void = () => undefined;
  onerror: () => void = () => undefined;
  readonly address: string;
  /** All commands that the client has sent. */
  readonly received: Frame[] = [];

  constructor(address: string) {
    this.address = address;
    FakeSocket.opened.push(this);
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (socket === undefined) throw new Error("No socket was opened.");
    return socket;
  }

  send(data: string): void {
    for (const line of data.split("\n")) this.received.push(JSON.parse(line) as Frame);
  }

  close(): void {
    this.onclose({ code: 1000, reason: "" });
  }

  /** The last command of a kind, `{id, ...}` and its content. */
  command(kind: string): { id: number; content: Frame } {
    const frame = this.received.findLast((one) => kind in one);
    if (frame === undefined) throw new Error(`The client sent no ${kind}.`);
    return { id: frame["id"] as number, content: frame[kind] as Frame };
  }

  /** Accepts the connection and greets alice, with subscriptions as the server would give them. */
  async greet(subs: Frame = {}, tops: Frame = {}): Promise<void> {
    this.onopen();
    await turn();
    const data = { user: { id: "alice" }, version: "1.2", tops };
    this.says({ id: this.command("connect").id, connect: { client: "c", ping: 25, pong: true, subs, data } });
    await turn();
  }

  says(frame: Frame): void {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  closes(code: number, reason = ""): void {
    this.onclose({ code, reason });
  }
}

/** Lets promises settle. */
export async function turn(): Promise<void> {
  for (let step = 0; step < 100; step++) await Promise.resolve();
}
