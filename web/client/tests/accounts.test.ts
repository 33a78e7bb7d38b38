import { expect, test } from "vitest";
import { Client } from "../src/client.ts";
import { FakeClock } from "./fakes/clock.ts";

type Asked = { request: string; body: unknown; token: string | null };

function client(session: "cookie" | "token", answer: unknown): { client: Client; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetcher: typeof fetch = async (address, init = {}) => {
    const request = `${init.method} ${String(address).replace("http://test/api/v1", "")}`;
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    asked.push({ request, body, token: new Headers(init.headers).get("authorization") });
    return new Response(JSON.stringify(answer));
  };
  return {
    client: new Client({ baseUrl: "http://test", session, fetch: fetcher, clock: new FakeClock() }),
    asked,
  };
}

test("signing in with a cookie leaves the token to the browser", async () => {
  const { client: alice, asked } = client("cookie", { user: { username: "alice" }, token: null });
  expect(await alice.signIn("alice", "correct horse")).toMatchObject({ username: "alice" });
  const body = { login: "alice", password: "correct horse", session: "cookie" };
  expect(asked).toEqual([{ request: "POST /auth/sign-in", body, token: null }]);
});

test("signing in with a token carries it from then on", async () => {
  const { client: alice, asked } = client("token", { user: {}, token: "secret" });
  await alice.signIn("alice", "correct horse");
  await alice.changePassword("correct horse", "battery staple");
  expect(asked.map(({ token }) => token)).toEqual([null, "Bearer secret"]);
});

test("each of the account's questions goes to its place", async () => {
  const { client: alice, asked } = client("cookie", { items: [], valid: true, needed: false });
  const answers = { username: "alice", email: "alice@example.org", password: "correct horse" };
  await alice.setupState();
  expect(await alice.checkSetup("c/de")).toBe(true);
  await alice.setUp({ ...answers, code: "c0de" });
  await alice.signUp({ ...answers, invite: "c0de" });
  await alice.resetPassword("c0de", "battery staple");
  await alice.changeEmail("alicia@example.org", "correct horse");
  expect((await alice.checkInvite("c/de")).valid).toBe(true);
  await alice.endSession("s1");
  await alice.endOtherSessions();
  await alice.invites();
  await alice.createInvite({ maxUses: 5, validDays: 7 });
  await alice.revokeInvite("i1");
  expect(asked.map(({ request }) => request)).toEqual([
    "GET /setup",
    "GET /setup/c%2Fde",
    "POST /setup",
    "POST /auth/sign-up",
    "POST /auth/password-reset/confirm",
    "PUT /users/me/email",
    "GET /invites/c%2Fde",
    "DELETE /auth/sessions/s1",
    "DELETE /auth/sessions",
    "GET /invites",
    "POST /invites",
    "DELETE /invites/i1",
  ]);
  expect(asked[3]?.body).toEqual({ ...answers, invite: "c0de", session: "cookie" });
  expect(asked[5]?.body).toEqual({ email: "alicia@example.org", password: "correct horse" });
});
