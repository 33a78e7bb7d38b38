import { expect, test } from "vitest";
import { mentionsIn, unreadIn } from "../src/readMarkers.ts";
import type { Member, Room } from "../src/schema.d.ts";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import type { FakeServer } from "./fakes/server.ts";
import { follow, inboxOf } from "./fakes/threads.ts";
import { newWorld, type World } from "./fakes/world.ts";

/** Numbers in [0, 1) that are the same for the same seed (mulberry32's recurrence). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function byUser(members: readonly Member[] = []): readonly Member[] {
  return [...members].sort((one, other) => (one.userId < other.userId ? -1 : 1));
}

/** On another device. */
function aliceComesOrGoes(server: FakeServer): void {
  if (server.streams().includes(`room:${id("kitchen")}`)) server.leave("kitchen", "alice");
  else server.join("kitchen", "alice");
}

/** Reads, or has something unread again, on this device or another. */
function aliceReads({ server, client }: World, chance: () => number): void {
  const said = [...server.messages.values()];
  const some = said[Math.floor(chance() * said.length)];
  const roll = chance();
  if (roll < 0.4) client.reading.see(id("kitchen"));
  else if (roll < 0.5) client.reading.lookAway(id("kitchen"));
  else if (roll < 0.8 && some) server.reads.read(some.roomId, some.offset);
  else if (roll < 0.9 && some) server.reads.unreadFrom(some.roomId, some.offset);
  else void client.reading.markAllRead().catch(() => undefined);
}

const FIRST = id("shall we?");

/** Something in the thread that is on show, or with another one that is followed. */
function happenInThread(
  server: FakeServer,
  client: World["client"],
  chance: () => number,
  step: number,
): void {
  const firsts = [...server.messages.values()].filter(({ threadId }) => threadId === null);
  const threadId = chance() < 0.7 ? FIRST : (firsts[Math.floor(chance() * firsts.length)]?.id ?? FIRST);
  const createdAt = `2026-11-22T12:00:${String(step % 60).padStart(2, "0")}.000Z`;
  const isMember = server.streams().includes(`room:${id("kitchen")}`);
  const roll = chance();
  if (roll < 0.5) server.post("kitchen", `reply ${step}`, "bob", { threadId, createdAt });
  else if (roll < 0.7 && isMember) client.messages.send(id("kitchen"), `my reply ${step}`, { threadId });
  else if (roll < 0.9 && isMember) follow(server, threadId);
  else follow(server, threadId, false);
}

/** One thing that happens: something on the server, or something to the connection. */
async function happen(world: World, chance: () => number, step: number): Promise<void> {
  const { server, transport, client, clock } = world;
  const messages = [...server.messages.values()].filter(({ deletedAt }) => deletedAt === null);
  const some = messages[Math.floor(chance() * messages.length)];
  const roll = chance();
  const naming = step % 3 === 0 ? "@alice " : "";
  if (roll < 0.3) server.post("kitchen", `${naming}number ${step}`, chance() < 0.5 ? "alice" : "bob");
  else if (roll < 0.4 && some) server.edit(some.id, `${naming}edited ${step}`, chance() < 0.3 ? "mo" : null);
  else if (roll < 0.45 && some) server.delete(some.id);
  else if (roll < 0.49 && some) server.react(some.id, "bob", "👍", chance() < 0.6);
  else if (roll < 0.535) happenInThread(server, client, chance, step);
  else if (roll < 0.565 && some) server.pin(some.id, chance() < 0.7);
  else if (roll < 0.58) void client.pins.load(id("kitchen")).catch(() => undefined);
  else if (roll < 0.59 && some && server.streams().includes(`room:${some.roomId}`))
    server.bookmark(some.id, chance() < 0.7);
  else if (roll < 0.593 && server.streams().includes(`room:${id("kitchen")}`))
    server.draft(id("kitchen"), `draft ${step}`, server.drafts.get(id("kitchen"))?.version ?? 0);
  else if (roll < 0.597 && server.streams().includes(`room:${id("kitchen")}`))
    server.prefer(id("kitchen"), { favourite: chance() < 0.5 });
  else if (roll < 0.597) server.update("kitchen", { description: `about ${step}` });
  else if (roll < 0.6) server.join("kitchen", `guest ${step}`);
  else if (roll < 0.62) aliceComesOrGoes(server);
  else if (roll < 0.72) aliceReads(world, chance);
  else if (roll < 0.75) transport.cut();
  else if (roll < 0.8 && !transport.connected) transport.connect();
  else if (roll < 0.82) server.keeps = chance() < 0.5 ? 4 : Infinity;
  else if (roll < 0.85) client.messages.send(id("kitchen"), `sent ${step}`);
  else if (roll < 0.87) void client.loadOlder(id("kitchen"));
  else if (roll < 0.875 && some) void client.openRoom(id("kitchen"), some.id);
  else if (roll < 0.88) void client.loadNewer(id("kitchen"));
  else if (roll < 0.9) void client.openRoom(id("kitchen"));
  else if (roll < 0.95) await clock.advance(1_000);
  else await settled();
}

/** Seeds that have found something once. */
const FOUND = [1213, 1409, 1945, 2209, 2266];

test.each([...Array.from({ length: 150 }, (_, seed) => seed), ...FOUND])(
  "whatever happens, the state in the end is that of a fresh client (seed %i)",
  async (seed) => {
    const chance = random(seed);
    const world = newWorld((server) => {
      server.addRoom("kitchen", "alice");
      server.join("kitchen", "bob");
      server.post("kitchen", "shall we?", "bob");
      for (let number = 0; number < 60; number++)
        server.post("kitchen", `${number % 9 ? "" : "@room "}old ${number}`, "bob");
    });
    await world.client.start();
    await world.client.openRoom(id("kitchen"));
    await world.client.threads.open(id("kitchen"), FIRST);
    await world.client.threads.openInbox();
    world.transport.delivers = () => chance() > 0.1; // one event in ten is lost on its way
    for (let step = 0; step < 80; step++) await happen(world, chance, step);

    world.transport.delivers = () => true;
    if (!world.transport.connected) world.transport.connect();
    await world.clock.advance(10_000);
    world.transport.restart();
    await world.clock.advance(10_000);
    await world.client.openRoom(id("kitchen"));
    await world.client.loadLatest(id("kitchen"));
    await world.client.threads.open(id("kitchen"), FIRST);
    await world.client.threads.openInbox();

    const told = world.client.state.pins.get(id("kitchen"));
    if (told === undefined) await world.client.pins.load(id("kitchen"));
    const { state } = world.client;
    expect(state.pins.get(id("kitchen"))).toEqual(world.server.pinned(id("kitchen")));
    expect(state.roomPreferences).toEqual(world.server.roomPreferences);
    expect(state.bookmarks).toEqual(world.server.bookmarks);
    const all = [...world.server.messages.values()].filter(({ threadId }) => threadId === null);
    const replies = [...world.server.messages.values()].filter(({ threadId }) => threadId === FIRST);
    const thread = state.threads.get(FIRST);
    expect(thread?.messages).toEqual(replies.slice(-(thread?.messages.length ?? 0) || replies.length));
    expect(thread).toMatchObject({ first: world.server.message(FIRST), pending: [], error: null });
    expect(thread?.isFollowed).toBe(world.server.follows.has(FIRST));
    expect(state.inbox.threads).toEqual(inboxOf(world.server));
    expect(state.drafts).toEqual(world.server.drafts);
    const shown = world.timeline("kitchen").messages;
    expect(shown).toEqual(all.slice(-shown.length));
    // Around an old message, half a page lies before it.
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(25, all.length));
    expect(world.timeline("kitchen").pending).toEqual([]);
    // Counters of what was said while one was no member are not made up for.
    const counted = (roomOf: Room | undefined) => ({ ...roomOf, messageCount: 0, lastActivity: "" });
    expect(counted(state.rooms.get(id("kitchen")))).toEqual(counted(world.server.rooms.get(id("kitchen"))));
    const unread = world.server.reads.unread(id("kitchen"));
    expect(state.readMarkers.get(id("kitchen"))?.lastReadOffset).toBe(unread?.lastReadOffset);
    expect(state.readMarkers.get(id("kitchen"))?.markerVersion).toBe(unread?.markerVersion);
    expect(unreadIn(state, id("kitchen"))).toBe(unread?.unread ?? 0);
    expect(mentionsIn(state, id("kitchen"))).toBe(unread?.mentions ?? 0);
    // Here all join at the same time; among these, the order may be any.
    expect(byUser(state.members.get(id("kitchen")))).toEqual(byUser(world.server.members));
    for (const stream of world.server.streams()) {
      expect(state.positions.get(stream)).toMatchObject(world.server.top(stream));
    }
    expect(state.connection).toBe("live");
  },
);
