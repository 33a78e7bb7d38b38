import { expect, test } from "vitest";
import { CollabError } from "../src/errors.ts";
import type { State } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { Refusal } from "./fakes/server.ts";
import { kitchen, newWorld } from "./fakes/world.ts";

test("a start brings rooms, people and a live connection", async () => {
  const { client } = newWorld((server) => server.addRoom("kitchen", "alice"));
  expect(await client.start()).toBe("signed-in");
  await settled();
  expect(client.state.connection).toBe("live");
  expect(client.state.server).toEqual({ name: "Test", version: "1" });
  expect(client.state.me?.username).toBe("alice");
  expect([...client.state.rooms.values()].map(({ name }) => name)).toEqual(["kitchen"]);
  expect(client.state.memberships.get(id("kitchen"))?.role).toBe("owner");
});

test("a start without a session says so", async () => {
  const { client, api } = newWorld();
  api.before = () => {
    throw new Refusal(401, "unauthenticated", "Sign in first.");
  };
  expect(await client.start()).toBe("signed-out");
  expect(client.state.connection).toBe("signed-out");
});

test("a start without a server goes on trying", async () => {
  const { client, api, clock } = newWorld();
  api.down = true;
  let answer: string | null = null;
  void client.start().then((outcome) => (answer = outcome));
  await clock.advance(60_000);
  expect(client.state.connection).toBe("offline");
  expect(answer).toBeNull();
  api.down = false;
  await clock.advance(20_000);
  expect(answer).toBe("signed-in");
  expect(client.state.connection).toBe("live");
});

test("a stopped client starts no more", async () => {
  const { client, api, clock, transport } = newWorld();
  api.down = true;
  const outcome = client.start();
  await settled();
  client.stop();
  expect(await outcome).toBe("signed-out");
  api.down = false;
  await clock.advance(60_000);
  expect(transport.connected).toBe(false);
});

test("listeners are told once per turn, and no more after they left", async () => {
  const { client, server } = await kitchen();
  await settled();
  const told: State[] = [];
  const leave = client.subscribe((state) => told.push(state));
  server.post("kitchen", "one", "bob");
  server.post("kitchen", "two", "bob");
  expect(told).toEqual([]);
  await settled();
  expect(told).toEqual([client.state]);
  leave();
  server.post("kitchen", "three", "bob");
  await settled();
  expect(told).toHaveLength(1);
});

test("a connection that cannot be made shows as offline, and is live again later", async () => {
  const { client, transport } = await kitchen();
  transport.cut();
  expect(client.state.connection).toBe("reconnecting");
  transport.down = true;
  transport.connect();
  expect(client.state.connection).toBe("offline");
  transport.down = false;
  transport.connect();
  await settled();
  expect(client.state.connection).toBe("live");
});

test("an ended session shows as signed out and keeps what was typed", async () => {
  const { client, transport, api, said } = await kitchen();
  api.down = true;
  transport.cut();
  client.messages.send(id("kitchen"), "unsent");
  await settled();
  api.down = false;
  transport.connect();
  transport.refuse();
  await settled();
  expect(client.state.connection).toBe("signed-out");
  expect(transport.connected).toBe(false);
  expect(said("kitchen").some((content) => content.includes("unsent"))).toBe(true);
});

test("an answer that nobody is signed in any more does the same", async () => {
  const { client, transport, api } = await kitchen();
  transport.cut();
  api.before = () => {
    throw new Refusal(401, "unauthenticated", "The session has ended.");
  };
  await expect(client.rooms.join(id("kitchen"))).rejects.toThrow("The session has ended.");
  expect(client.state.connection).toBe("signed-out");
});

test("signing out forgets everything", async () => {
  const { client, transport, api } = await kitchen();
  await client.signOut();
  expect(api.requests.at(-1)).toBe("POST /auth/sign-out");
  expect(client.state).toMatchObject({ connection: "signed-out", me: null });
  expect(client.state.rooms.size + client.state.timelines.size + client.state.positions.size).toBe(0);
  expect(transport.connected).toBe(false);
});

test("a sign-out that does not reach the server is an error, and one stays signed in", async () => {
  const { client, api } = await kitchen();
  api.down = true;
  await expect(client.signOut()).rejects.toMatchObject({ code: "unreachable" });
  expect(client.state.me?.username).toBe("alice");
});

test("a room of one's own is there as soon as it is made, with or without a socket", async () => {
  const { client, transport } = await kitchen();
  const hall = await client.rooms.create({ name: "hall", description: "", kind: "private" });
  expect(client.state.memberships.get(hall.id)?.role).toBe("owner");
  expect(client.state.positions.has(`room:${hall.id}`)).toBe(true);

  transport.cut();
  const attic = await client.rooms.create({ name: "attic", description: "", kind: "public" });
  expect(client.state.rooms.get(attic.id)?.name).toBe("attic");
  transport.connect();
  await settled();
  expect(client.state.memberships.get(attic.id)?.role).toBe("owner");
});

test("an edit that comes too late is told what stands, by either door", async () => {
  const { client, server, transport, said, timeline } = await kitchen();
  const seen = server.post("kitchen", "mine", "alice");
  await client.messages.edit(seen, "mine, better");
  expect(said("kitchen").at(-1)).toBe("mine, better");

  for (const door of ["socket", "http"]) {
    if (door === "http") transport.cut();
    const refused = client.messages.edit(seen, "mine, otherwise");
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      details: { current: { contentVersion: 2 } },
    });
  }
  transport.connect();
  await settled();
  await client.messages.delete(seen);
  expect(timeline("kitchen").messages.at(-1)?.deletedAt).not.toBeNull();
  const refused = client.messages.edit(seen, "mine, still");
  await expect(refused).rejects.toMatchObject({ code: "gone", details: { record: { content: "" } } });
  await expect(refused).rejects.toBeInstanceOf(CollabError);
});

test("edits, deletions and reactions show at once without a socket, too", async () => {
  const { client, server, transport, timeline } = await kitchen();
  const [one, two] = [server.post("kitchen", "one", "alice"), server.post("kitchen", "two", "alice")];
  transport.cut();
  await client.messages.edit(one, "better");
  await client.messages.delete(two);
  await client.reactions.add(one, "👍");
  const shown = timeline("kitchen").messages.slice(-2);
  expect(shown[0]).toMatchObject({ content: "better", reactions: [{ emoji: "👍" }] });
  expect(shown[1]).toMatchObject({ content: "" });
  transport.connect();
  await settled();
  expect(timeline("kitchen").messages).toEqual([...server.messages.values()]);
});

test("a message's history is asked for by HTTP, page after page", async () => {
  const { client, api, timeline } = await kitchen();
  const [hello] = timeline("kitchen").messages;
  if (hello === undefined) throw new Error("bob has said hello");
  expect(await client.messages.history(hello)).toMatchObject({ items: [{ messageId: hello.id }], next: null });
  expect(await client.messages.history(hello, "3")).toMatchObject({ next: "3" });
  expect(api.requests.slice(-2)).toEqual(Array(2).fill(`GET /messages/${hello.id}/history`));
});

test("another's reaction is taken back by naming its author", async () => {
  const { client, server, timeline } = await kitchen();
  const [hello] = timeline("kitchen").messages;
  if (hello === undefined) throw new Error("bob has said hello");
  for (const name of ["alice", "bob"]) server.react(hello.id, name, "👍");
  await client.reactions.remove(hello, "👍", id("bob"));
  expect(timeline("kitchen").messages[0]?.reactions.map(({ author }) => author)).toEqual([id("alice")]);
  await client.reactions.remove(hello, "👍");
  expect(timeline("kitchen").messages[0]?.reactions).toEqual([]);
});

test("a late answer does not undo what happened after it was made", async () => {
  const { client, server, api, timeline } = await kitchen();
  const [hello] = timeline("kitchen").messages;
  if (hello === undefined) throw new Error("bob has said hello");
  let release = (): void => undefined;
  api.after = () => new Promise<void>((resolve) => (release = resolve));
  const added = client.reactions.add(hello, "👍");
  await settled();
  expect(timeline("kitchen").messages[0]?.reactions).toHaveLength(1);
  server.react(hello.id, "alice", "👍", false); // on another device
  release();
  await added;
  expect(timeline("kitchen").messages[0]?.reactions).toHaveLength(0);
});

test("who is online is asked anew with every connection", async () => {
  const { client, server, transport } = await kitchen();
  transport.cut();
  server.comesOnline("bob");
  expect(client.state.presences.size).toBe(0);
  transport.connect();
  await settled();
  expect(client.state.presences.get(id("bob"))?.status).toBe("ONLINE");
});

test("a command whose answer is lost is asked again under the same commandId", async () => {
  const { client, server, api, transport } = await kitchen();
  const ids: unknown[] = [];
  api.before = (method, params) => void (method === "reaction.add" && ids.push(params["commandId"]));
  transport.losesReplies = 1;
  await client.reactions.add([...server.messages.values()][0]!, "👍");
  const [, params] = transport.called.find(([method]) => method === "reaction.add")!;
  expect(params["commandId"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(ids).toEqual([params["commandId"], params["commandId"]]);
});

test("a room that is deleted or left is gone with its stream", async () => {
  const { client, server, api } = await kitchen();
  server.addRoom("hall", "alice", { isPrivate: true });
  expect(client.state.rooms.has(id("hall"))).toBe(true);
  await client.rooms.leave(id("hall"));
  expect(client.state.rooms.has(id("hall"))).toBe(false);

  const before = api.requests.length;
  server.deleteRoom("kitchen");
  await settled();
  expect(client.state.rooms.size + client.state.timelines.size).toBe(0);
  expect(api.requests).toHaveLength(before);
});

test("the last words of a room that one has left change nothing", async () => {
  const { client, transport, api } = await kitchen();
  client.closeRoom(id("kitchen"));
  const heard: (number | null)[] = [];
  transport.delivers = (stream, offset) => !stream.startsWith("room:") || heard.push(offset) > 0;
  await client.rooms.leave(id("kitchen"));
  await settled();
  expect(heard).toEqual([4]);
  expect(client.state.rooms.get(id("kitchen"))?.members).toBe(1);
  expect(api.requests).not.toContain("POST /sync");
});

test("sessions are listed, and those that end leave the list", async () => {
  const { client, api } = await kitchen();
  const listed = [
    { id: "one", current: true },
    { id: "two", current: false },
    { id: "three", current: false },
  ];
  const call = api.call.bind(api);
  api.call = async (method, params) => (method === "auth" ? { items: listed } : call(method, params));
  expect(await client.sessions()).toHaveLength(3);
  await client.endSession("two");
  expect(client.state.sessions.map((session) => session.id)).toEqual(["one", "three"]);
  await client.endOtherSessions();
  expect(client.state.sessions.map((session) => session.id)).toEqual(["one"]);
});
