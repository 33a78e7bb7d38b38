import { expect, test } from "vitest";
import { Http } from "../src/http.ts";
import { FakeClock, settled } from "./fakes/clock.ts";

type Asked = { address: string; init: RequestInit };

function http(answer: () => Promise<Response> | Response): { http: Http; asked: Asked[]; clock: FakeClock } {
  const asked: Asked[] = [];
  const clock = new FakeClock();
  const fetcher: typeof fetch = async (address, init = {}) => {
    asked.push({ address: String(address), init });
    init.signal?.throwIfAborted();
    return answer();
  };
  return { http: new Http("http://test", fetcher, clock), asked, clock };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

test("a request is JSON below /api/v1 and its answer is decoded", async () => {
  const { http: door, asked } = http(() => json(200, { name: "kitchen" }));
  const answer = await door.send({ verb: "POST", path: "/rooms", body: { name: "kitchen" } });
  expect(answer).toEqual({ name: "kitchen" });
  const [{ address, init }] = asked as [Asked];
  expect(address).toBe("http://test/api/v1/rooms");
  expect(init).toMatchObject({ method: "POST", body: '{"name":"kitchen"}' });
  expect(new Headers(init.headers).get("content-type")).toBe("application/json");
  expect(new Headers(init.headers).has("authorization")).toBe(false);
});

test("a token is carried where there is one", async () => {
  const { http: door, asked } = http(() => json(200, {}));
  door.token = "secret";
  await door.send({ verb: "GET", path: "/rooms" });
  expect(new Headers(asked[0]?.init.headers).get("authorization")).toBe("Bearer secret");
});

test("a refusal keeps the server's words, its place and its facts", async () => {
  const error = {
    code: "rate_limited",
    message: "Wait a little.",
    field: "login",
    details: { retryAfter: 7 },
  };
  const { http: door } = http(() => json(429, { error, requestId: "r1" }));
  await expect(door.send({ verb: "GET", path: "/" })).rejects.toMatchObject({
    code: "rate_limited",
    message: "Wait a little.",
    field: "login",
    details: { retryAfter: 7 },
    requestId: "r1",
  });
});

test.each([
  [400, "invalid"],
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "conflict"],
  [410, "gone"],
  [413, "too_large"],
  [503, "overloaded"],
  [500, "unexpected"],
  [502, "unreachable"],
])("status %i is %s, even with a proxy's page for a body", async (status, code) => {
  const { http: door } = http(() => new Response("<html>", { status }));
  await expect(door.send({ verb: "GET", path: "/" })).rejects.toMatchObject({ code });
});

test("an answer that is not JSON is unexpected", async () => {
  const { http: door } = http(() => new Response("<html>", { status: 200 }));
  await expect(door.send({ verb: "GET", path: "/" })).rejects.toMatchObject({ code: "unexpected" });
});

test("no network is unreachable", async () => {
  const { http: door } = http(() => {
    throw new TypeError("fetch failed");
  });
  await expect(door.send({ verb: "GET", path: "/" })).rejects.toMatchObject({
    code: "unreachable",
    unanswered: true,
  });
});

test("an answer that does not come is given up after fifteen seconds", async () => {
  const asked: RequestInit[] = [];
  const clock = new FakeClock();
  const never: typeof fetch = (_, init = {}) => {
    asked.push(init);
    return new Promise((_, reject) =>
      init.signal?.addEventListener("abort", () => reject(init.signal?.reason)),
    );
  };
  const outcome = new Http("", never, clock)
    .send({ verb: "GET", path: "/" })
    .catch((error: unknown) => error);
  await clock.advance(14_999);
  expect(asked[0]?.signal?.aborted).toBe(false);
  await clock.advance(1);
  await settled();
  expect(await outcome).toMatchObject({ code: "timeout", unanswered: true });
});
