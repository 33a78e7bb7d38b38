import { expect, test } from "vitest";
import type { PinnedMessage, Room } from "../src/schema.d.ts";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import type { FakeServer } from "./fakes/server.ts";
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

/** Pinned messages without what their list does not show. */
function bare(list: readonly PinnedMessage[] | undefined) {
  return list?.map(({ pin, message }) => ({ pin, message: { ...message, reactions: [] } }));
}

/** On another device. */
function aliceComesOrGoes(server: FakeServer): void {
  if (server.streams().includes(`room:${id("kitchen")}`)) server.leave("kitchen", "alice");
  else server.join("kitchen", "alice");
}

/** One thing that happens: something on the server, or something to the connection. */
async function happen(
  { server, transport, client, clock }: World,
  chance: () => number,
  step: number,
): Promise<void> {
  const messages = [...server.messages.values()].filter(({ deletedAt }) => deletedAt === null);
  const some = messages[Math.floor(chance() * messages.length)];
  const roll = chance();
  if (roll < 0.3) server.post("kitchen", `number ${step}`, chance() < 0.5 ? "alice" : "bob");
  else if (roll < 0.4 && some) server.edit(some.id, `edited ${step}`);
  else if (roll < 0.45 && some) server.delete(some.id);
  else if (roll < 0.55 && some) server.react(some.id, "bob", "👍", chance() < 0.6);
  else if (roll < 0.575 && some) server.pin(some.id, chance() < 0.7);
  else if (roll < 0.585) void client.pins.load(id("kitchen")).catch(() => undefined);
  else if (roll < 0.592 && some && server.streams().includes(`room:${some.roomId}`))
    server.bookmark(some.id, chance() < 0.7);
  else if (roll < 0.6) server.join("kitchen", `guest ${step}`);
  else if (roll < 0.62) aliceComesOrGoes(server);
  else if (roll < 0.65) transport.cut();
  else if (roll < 0.75 && !transport.connected) transport.connect();
  else if (roll < 0.8) server.keeps = chance() < 0.5 ? 4 : Infinity;
  else if (roll < 0.85) client.sendMessage(id("kitchen"), `sent ${step}`);
  else if (roll < 0.87) void client.loadOlder(id("kitchen"));
  else if (roll < 0.875 && some) void client.openRoom(id("kitchen"), some.id);
  else if (roll < 0.88) void client.loadNewer(id("kitchen"));
  else if (roll < 0.9) void client.openRoom(id("kitchen"));
  else if (roll < 0.95) await clock.advance(1_000);
  else await settled();
}

test.each(Array.from({ length: 150 }, (_, seed) => seed))(
  "whatever happens, the state in the end is that of a fresh client (seed %i)",
  async (seed) => {
    const chance = random(seed);
    const world = newWorld((server) => {
      server.addRoom("kitchen", "alice");
      server.join("kitchen", "bob");
      for (let number = 0; number < 60; number++) server.post("kitchen", `old ${number}`, "bob");
    });
    await world.client.start();
    await world.client.openRoom(id("kitchen"));
    world.transport.delivers = () => chance() > 0.1; // one event in ten is lost on its way
    for (let step = 0; step < 80; step++) await happen(world, chance, step);

    world.transport.delivers = () => true;
    if (!world.transport.connected) world.transport.connect();
    await world.clock.advance(10_000);
    world.transport.restart();
    await world.clock.advance(10_000);
    await world.client.openRoom(id("kitchen"));
    await world.client.loadLatest(id("kitchen"));

    const told = world.client.state.pins.get(id("kitchen"));
    if (told === undefined) await world.client.pins.load(id("kitchen"));
    const { state } = world.client;
    expect(bare(state.pins.get(id("kitchen")))).toEqual(bare(world.server.pinned(id("kitchen"))));
    expect(state.bookmarks).toEqual(world.server.bookmarks);
    const all = [...world.server.messages.values()];
    const shown = world.timeline("kitchen").messages;
    expect(shown).toEqual(all.slice(-shown.length));
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(50, all.length));
    expect(world.timeline("kitchen").pending).toEqual([]);
    // Counters of what was said while one was no member are not made up for.
    const counted = (roomOf: Room | undefined) => ({ ...roomOf, messageCount: 0, lastActivity: "" });
    expect(counted(state.rooms.get(id("kitchen")))).toEqual(counted(world.server.rooms.get(id("kitchen"))));
    expect(state.members.get(id("kitchen"))).toEqual(world.server.members);
    for (const stream of world.server.streams()) {
      expect(state.positions.get(stream)).toMatchObject(world.server.top(stream));
    }
    expect(state.connection).toBe("live");
  },
);
