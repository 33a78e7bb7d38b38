import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "../src/connection.ts";
import type { Receiver } from "../src/transport.ts";
import { systemClock } from "../src/clock.ts";
import { FakeSocket, turn } from "./fakes/socket.ts";
import { FakeStreams } from "./fakes/streams.ts";

let heard: unknown[][] = [];
let streams: FakeStreams;
let connection: Connection;

function receiver(): Receiver {
  const note =
    (what: string) =>
    (...rest: unknown[]): void =>
      void heard.push([what, ...rest]);
  return {
    tellIdle: () => false,
    positions: () => ({}),
    connected: note("connected"),
    subscribed: note("subscribed"),
    unsubscribed: note("unsubscribed"),
    refused: note("refused"),
    published: note("published"),
    lost: note("lost"),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.opened = [];
  heard = [];
  streams = new FakeStreams();
  connection = new Connection({
    baseUrl: "https://chat.example",
    WebSocket: FakeSocket,
    fetch: streams.fetch,
    clock: systemClock,
    token: () => null,
    report: (error) => {
      throw error;
    },
  });
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

/** Connected over a stream, since the first WebSocket does not get through. */
async function connectedByStream(): Promise<void> {
  connection.start(receiver());
  await turn();
  FakeSocket.last.closes(1006);
  await vi.advanceTimersByTimeAsync(2_000);
  streams.greet();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.slice(-2).map(([what]) => what)).toEqual(["connected", "subscribed"]);
}

test("where a WebSocket does not get through, a stream and requests beside it carry the connection", async () => {
  await connectedByStream();
  expect(streams.asked).toEqual(["https://chat.example/connection/http_stream"]);
  expect(connection.connected).toBe(true);
  streams.says({ push: { channel: "directory", pub: { data: { n: 1 }, offset: 5 } } });
  const answer = connection.rpc("message.get", { messageId: "m" });
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.at(-1)).toEqual(["published", "directory", 5, { n: 1 }]);
  expect(streams.asked.at(-1)).toBe("https://chat.example/emulation");
  const { session, node, data } = streams.posted.at(-1) ?? { session: "", node: "", data: "{}" };
  expect([session, node]).toEqual(["s", "n"]);
  const command = JSON.parse(data) as { id: number; rpc: unknown };
  expect(command.rpc).toEqual({ method: "message.get", data: { messageId: "m" } });
  streams.says({ id: command.id, rpc: { data: { content: "hello" } } });
  await vi.advanceTimersByTimeAsync(0);
  expect(await answer).toEqual({ content: "hello" });
});

test("a WebSocket that works after all is taken", async () => {
  await connectedByStream();
  const knock = FakeSocket.last;
  expect(FakeSocket.opened).toHaveLength(2);
  knock.onopen();
  expect(knock.command("connect").content).toEqual({ token: "knock" });
  knock.closes(3500, "invalid token");
  await turn();
  expect(FakeSocket.opened).toHaveLength(3);
  await FakeSocket.last.greet();
  expect(heard.at(-1)?.[0]).toBe("connected");
  expect(connection.connected).toBe(true);
  const asked = streams.asked.length;
  const answer = connection.rpc("user.me", {});
  await turn();
  FakeSocket.last.says({ id: FakeSocket.last.command("rpc").id, rpc: { data: {} } });
  await answer;
  expect(streams.asked).toHaveLength(asked);
});

test.each([1006, 1011, 3000])("a WebSocket that ends with %i instead is left alone", async (code) => {
  await connectedByStream();
  FakeSocket.last.onopen();
  FakeSocket.last.closes(code);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeSocket.opened).toHaveLength(2);
  expect(connection.connected).toBe(true);
});

test("a WebSocket that opens and says nothing is given up", async () => {
  await connectedByStream();
  FakeSocket.last.onopen();
  const closed = vi.spyOn(FakeSocket.last, "close");
  await vi.advanceTimersByTimeAsync(15_000);
  expect(closed).toHaveBeenCalled();
  expect(FakeSocket.opened).toHaveLength(2);
  expect(connection.connected).toBe(true);
});
