import { Client } from "../../src/client.ts";
import type { Timeline } from "../../src/state.ts";
import { FakeApi } from "./api.ts";
import { FakeClock, settled } from "./clock.ts";
import { id } from "./records.ts";
import { FakeServer } from "./server.ts";
import { FakeTransport } from "./transport.ts";

/** alice's client and all that it stands on. */
export interface World {
  readonly server: FakeServer;
  readonly api: FakeApi;
  readonly transport: FakeTransport;
  readonly clock: FakeClock;
  readonly client: Client;
  /** Errors that nobody waited for. */
  readonly reports: unknown[];
  /** The contents that are on show in a room, pending ones in brackets. */
  said(roomName: string): string[];
  timeline(roomName: string): Timeline;
}

/** A client that has not started yet. `prepare` sets the server up. */
export function newWorld(prepare: (server: FakeServer) => void = () => undefined): World {
  const server = new FakeServer("bob");
  prepare(server);
  const api = new FakeApi(server);
  const transport = new FakeTransport(server, api);
  const clock = new FakeClock();
  const reports: unknown[] = [];
  const report = (error: unknown): number => reports.push(error);
  const client = new Client({ baseUrl: "http://test", fetch: api.fetch, transport, clock, report });
  const timeline = (roomName: string): Timeline => {
    const held = client.state.timelines.get(id(roomName));
    if (held === undefined) throw new Error(`${roomName} has no timeline`);
    return held;
  };
  const said = (roomName: string): string[] => {
    const { messages, pending } = timeline(roomName);
    return [...messages.map(({ content }) => content), ...pending.map(({ content }) => `[${content}]`)];
  };
  return { server, api, transport, clock, client, reports, said, timeline };
}

/** A client that is live, with a room "kitchen" of alice and bob open, in which bob has said "hello". */
export async function kitchen(): Promise<World> {
  const world = newWorld((server) => {
    server.addRoom("kitchen", "alice");
    server.join("kitchen", "bob");
    server.post("kitchen", "hello", "bob");
  });
  await world.client.start();
  await world.client.openRoom(id("kitchen"));
  await settled();
  return world;
}
