import { expect, test } from "vitest";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { kitchen, newWorld } from "./fakes/world.ts";

test("a start brings rooms, people and a live connection", async () => {
  const { client } = newWorld((server) => server.addRoom("kitchen", "alice"));

  expect(await client.start()).toBe("signed-in");
  await settled();

  expect(client.state.connection).toBe("live");
  expect(client.state.me?.username).toBe("alice");
  expect([...client.state.rooms.values()].map(({ name }) => name)).toEqual(["kitchen"]);
  expect(client.state.memberships.get(id("kitchen"))?.role).toBe("owner");
});

test("an open room shows what was said and what is being said", async () => {
  const { server, said } = await kitchen();
  server.post("kitchen", "anyone?", "bob");
  expect(said("kitchen")).toEqual(["hello", "anyone?"]);
});
