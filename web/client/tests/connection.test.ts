import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "../src/connection.ts";
import type { Receiver, Top } from "../src/transport.ts";
import { FakeClock } from "./fakes/clock.ts";
import { FakeSocket, turn } from "./fakes/socket.ts";

const held: Record<string, Top> = { directory: { epoch: "first", offset: 4, tag: "aaaaaaaa" } };
let heard: unknown[][] = [];
let reports: unknown[] = [];
let clock: FakeClock;
let connection: Connection;

function receiver(changes: Partial<Receiver> = {}): Receiver {
  const note =
    (what: string) =>
    (...rest: unknown[]): void =>
      void heard.push([what, ...rest]);
  return {
    tellIdle: () => false,
    positions: () => held,
    connected: note("connected"),
    subscribed: note("subscribed"),
    unsubscribed: note("unsubscribed"),
    refused: note("refused"),
    published: note("published"),
    lost: note("lost"),
    ...changes,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.opened = [];
  [heard, reports, clock] = [[], [], new FakeClock()];
  connection = new Connection({
    baseUrl: "https://chat.example",
    WebSocket: FakeSocket,
    fetch: () => Promise.reject(new TypeError("Failed to fetch")),
    clock,
    token: () => null,
    report: (error) => reports.push(error),
  });
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

async function started(using: Receiver = receiver()): Promise<FakeSocket> {
  connection.start(using);
  await turn();
  return FakeSocket.last;
}

test("it connects with the held positions, and tells the greeting and what was missed in order", async () => {
  const socket = await started();
  const directory = { recoverable: true, epoch: "first", offset: 4, was_recovering: true, recovered: true };
  const publications = [{ data: { type: "user.created" }, offset: 5 }];
  await socket.greet(
    { directory: { ...directory, publications } },
    { directory: { epoch: "first", offset: 5, tag: "b" } },
  );

  expect(socket.address).toBe("wss://chat.example/connection/websocket");
  expect(socket.command("connect").content["data"]).toEqual({
    positions: held,
    rooms: "joined",
    isIdle: false,
  });
  expect(heard).toEqual([
    [
      "connected",
      { userId: "alice", version: "1.2", tops: { directory: { epoch: "first", offset: 5, tag: "b" } } },
    ],
    ["subscribed", "directory", { epoch: "first", offset: 4, tag: null }, "whole"],
    ["published", "directory", 5, { type: "user.created" }],
  ]);
  expect(connection.connected).toBe(true);
});

test("it tells a subscription that was not recovered from one that had nothing to recover", async () => {
  const socket = await started();
  await socket.greet({
    one: { epoch: "e", offset: 9, was_recovering: true },
    two: { epoch: "e", offset: 9 },
  });
  expect(heard.slice(1).map((call) => [call[1], call[3]])).toEqual([
    ["one", "lost"],
    ["two", "none"],
  ]);
});

test("pushes are told: publications with and without a place, streams that come and go", async () => {
  const socket = await started();
  await socket.greet({ "room:a": { recoverable: true, epoch: "e", offset: 1 } });
  heard = [];
  socket.says({ push: { channel: "room:a", pub: { data: { n: 1 }, offset: 2 } } });
  socket.says({ push: { channel: "room:a", pub: { data: { n: 2 } } } });
  socket.says({ push: { channel: "room:b", subscribe: { recoverable: true, epoch: "e", offset: 7 } } });
  socket.says({ push: { channel: "room:a", unsubscribe: { code: 2100, reason: "left" } } });
  await turn();
  expect(heard).toEqual([
    ["published", "room:a", 2, { n: 1 }],
    ["published", "room:a", null, { n: 2 }],
    ["subscribed", "room:b", { epoch: "e", offset: 7, tag: null }, "none"],
    ["unsubscribed", "room:a"],
  ]);
});

test("an error in what is told is reported and does not end the connection", async () => {
  const failing = receiver({
    published: () => {
      throw new Error("cannot digest");
    },
  });
  const socket = await started(failing);
  await socket.greet({ "room:a": { recoverable: true, epoch: "e", offset: 1 } });
  socket.says({ push: { channel: "room:a", pub: { data: {}, offset: 2 } } });
  await turn();
  expect(reports).toMatchObject([{ message: "cannot digest" }]);
  expect(connection.connected).toBe(true);
});

test("a lost connection is made again from where things stand then", async () => {
  const socket = await started();
  await socket.greet();
  socket.closes(3001, "shutdown");
  expect(heard.at(-1)).toEqual(["lost", "reconnecting"]);
  held["directory"] = { epoch: "first", offset: 6, tag: null };
  await vi.advanceTimersByTimeAsync(2_000);
  expect(FakeSocket.opened).toHaveLength(2);
  await FakeSocket.last.greet();
  expect(FakeSocket.last.command("connect").content["data"]).toMatchObject({
    positions: { directory: { offset: 6 } },
  });
  expect(heard.at(-1)?.[0]).toBe("connected");
});

test("an attempt that fails is told as offline, and goes on", async () => {
  const socket = await started();
  socket.closes(1006);
  expect(heard).toEqual([["lost", "offline"]]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(FakeSocket.opened.length).toBeGreaterThan(1);
});

test("an ended session is told as signed out, and nothing is tried again", async () => {
  const socket = await started();
  await socket.greet();
  socket.closes(3500, "session ended");
  expect(heard.at(-1)).toEqual(["lost", "signed-out"]);
  await vi.advanceTimersByTimeAsync(60_000);
  await clock.advance(60_000);
  expect(FakeSocket.opened).toHaveLength(1);
});

test("where the SDK gives up, a new start is made after a while", async () => {
  const socket = await started();
  await socket.greet();
  socket.closes(3501, "bad request");
  expect(heard.at(-1)).toEqual(["lost", "offline"]);
  await clock.advance(10_000);
  await turn();
  expect(FakeSocket.opened).toHaveLength(2);
});

test("an RPC is answered with its data", async () => {
  const socket = await started();
  await socket.greet();
  const answer = connection.rpc("message.get", { messageId: "m" });
  await turn();
  const { id, content } = socket.command("rpc");
  expect(content).toEqual({ method: "message.get", data: { messageId: "m" } });
  socket.says({ id, rpc: { data: { content: "hello" } } });
  expect(await answer).toEqual({ content: "hello" });
});

test.each([
  [403, "unexpected"],
  [103, "forbidden"],
  [404, "not_found"],
  [409, "conflict"],
  [410, "gone"],
  [413, "too_large"],
  [107, "invalid"],
  [111, "rate_limited"],
  [100, "overloaded"],
])("an RPC refused with %i is a CollabError %s in the server's words", async (number, code) => {
  const socket = await started();
  await socket.greet();
  const answer = connection.rpc("message.get", {});
  await turn();
  socket.says({ id: socket.command("rpc").id, error: { code: number, message: "The server's words." } });
  await expect(answer).rejects.toMatchObject({ code, message: "The server's words." });
});

test("an RPC without an answer times out; one whose connection goes is unanswered", async () => {
  const socket = await started();
  await socket.greet();
  const slow = expect(connection.rpc("message.get", {})).rejects.toMatchObject({ code: "timeout" });
  await turn();
  await vi.advanceTimersByTimeAsync(6_000);
  await slow;
  const cut = expect(connection.rpc("message.get", {})).rejects.toMatchObject({ code: "unreachable" });
  await turn();
  socket.closes(3001);
  await cut;
});

test("a stream is watched until it is not, and pushes of it are told", async () => {
  const socket = await started();
  await socket.greet();
  heard = [];
  const watched = connection.watch("room:p");
  await turn();
  const { id, content } = socket.command("subscribe");
  expect(content).toMatchObject({ channel: "room:p", positioned: true, recoverable: true });
  socket.says({ id, subscribe: { recoverable: true, positioned: true, epoch: "e", offset: 3 } });
  await watched;
  socket.says({ push: { channel: "room:p", pub: { data: { n: 1 }, offset: 4 } } });
  await turn();
  expect(heard).toEqual([
    ["subscribed", "room:p", { epoch: "e", offset: 3, tag: null }, "none"],
    ["published", "room:p", 4, { n: 1 }],
  ]);
  expect(connection.unwatch("room:p")).toBe(true);
  await turn();
  expect(socket.command("unsubscribe").content).toEqual({ channel: "room:p" });
  expect(connection.unwatch("room:p")).toBe(false);
});

test("a watched stream that is refused is told as such and may be watched again", async () => {
  const socket = await started();
  await socket.greet();
  const watched = connection.watch("room:p");
  await turn();
  socket.says({ id: socket.command("subscribe").id, error: { code: 103, message: "No." } });
  await watched;
  expect(heard.at(-1)).toEqual(["refused", "room:p"]);
  void connection.watch("room:p");
  await turn();
  expect(socket.received.filter((frame) => "subscribe" in frame)).toHaveLength(2);
});

test("a stopped connection says nothing more", async () => {
  const socket = await started();
  await socket.greet();
  heard = [];
  connection.stop();
  socket.says({ push: { channel: "directory", pub: { data: {} } } });
  expect(heard).toEqual([]);
  await expect(connection.rpc("message.get", {})).rejects.toMatchObject({ code: "unreachable" });
});

test("a restart makes a new connection at once", async () => {
  const socket = await started();
  await socket.greet();
  connection.restart();
  await turn();
  expect(heard.at(-1)).toEqual(["lost", "reconnecting"]);
  expect(FakeSocket.opened).toHaveLength(2);
  await FakeSocket.last.greet();
  expect(connection.connected).toBe(true);
});

test("a watched stream that the server gives by itself is left to the server", async () => {
  const socket = await started();
  await socket.greet({ "room:a": { recoverable: true, epoch: "e", offset: 1 } });
  const watched = connection.watch("room:a");
  await turn();
  heard = [];
  socket.says({ id: socket.command("subscribe").id, error: { code: 105, message: "already subscribed" } });
  await watched;
  socket.says({ push: { channel: "room:a", pub: { data: { n: 1 }, offset: 2 } } });
  await turn();
  expect(heard).toEqual([["published", "room:a", 2, { n: 1 }]]);
});
