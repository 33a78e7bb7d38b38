import { expect, test } from "vitest";
import { Connection } from "../src/connection.ts";
import { Http } from "../src/http.ts";
import type { Receiver } from "../src/transport.ts";
import { FakeClock, settled } from "./fakes/clock.ts";
import { FakeSocket } from "./fakes/socket.ts";

const BELOW = "https://example.org/chat";

test("requests go below the path that a server lives at", async () => {
  const asked: string[] = [];
  const fetcher: typeof fetch = (address) => {
    asked.push(String(address));
    return Promise.resolve(new Response("{}"));
  };
  await new Http(BELOW, fetcher, new FakeClock()).send({ verb: "GET", path: "/rooms" });
  expect(asked).toEqual(["https://example.org/chat/api/v1/rooms"]);
});

test("so does the socket", async () => {
  FakeSocket.opened = [];
  const connection = new Connection({
    baseUrl: BELOW,
    WebSocket: FakeSocket,
    clock: new FakeClock(),
    token: () => null,
    report: () => undefined,
  });
  const receiver: Partial<Receiver> = { positions: () => ({}), tellIdle: () => false, lost: () => undefined };
  connection.start(receiver as Receiver);
  await settled();
  expect(FakeSocket.last.address).toBe("wss://example.org/chat/connection/websocket");
  connection.stop();
});
