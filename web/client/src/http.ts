import type { Clock } from "./clock.ts";
import { CollabError, type Code, type Details } from "./errors.ts";

/** Longer than the server takes for anything that it is asked here, argon2 on a busy machine included. */
const TIMEOUT = 15_000;

const CODES: ReadonlyMap<number, Code> = new Map([
  [400, "invalid"],
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "conflict"],
  [410, "gone"],
  [413, "too_large"],
  [429, "rate_limited"],
  [503, "overloaded"],
]);

/** One request to the API. `path` is below `/api/v1`. */
export interface Request {
  readonly verb: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Refusal {
  readonly code?: string;
  readonly message?: string;
  readonly field?: string;
  readonly details?: Details;
  readonly requestId?: string;
}

/** The API over HTTP: JSON in, JSON out, every refusal a `CollabError`. */
export class Http {
  /** Carried in the Authorization header where the session is not a cookie. */
  token: string | null = null;
  /** The address that all paths are below. */
  readonly base: string;
  readonly #fetch: typeof fetch;
  readonly #clock: Clock;

  constructor(baseUrl: string, fetcher: typeof fetch, clock: Clock) {
    this.base = `${baseUrl}/api/v1`;
    this.#fetch = fetcher;
    this.#clock = clock;
  }

  /** Sends a request and answers with the decoded body. */
  async send(request: Request): Promise<unknown> {
    const abort = new AbortController();
    const relax = this.#clock.after(TIMEOUT, () => abort.abort());
    try {
      const response = await this.#fetch(this.base + request.path, this.#init(request, abort.signal));
      return await read(response);
    } catch (thrown) {
      throw abort.signal.aborted ? noAnswerInTime() : asFailure(thrown);
    } finally {
      relax();
    }
  }

  /** Sends a request of headers alone, and answers with the answer's. */
  async ask(verb: string, path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    const init: RequestInit = { method: verb, headers: { ...headers, ...this.credential() }, cache: "no-store" };
    const response = await this.#fetch(this.base + path, init).catch(() => {
      throw unreachable();
    });
    if (!response.ok) throw refusal(response.status, await response.text());
    return response;
  }

  /** The header that says who asks, where the session is not a cookie. */
  credential(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }

  #init({ verb, body, headers }: Request, signal: AbortSignal): RequestInit {
    const all: Record<string, string> = { accept: "application/json", ...headers };
    if (body !== undefined) all["content-type"] = "application/json";
    Object.assign(all, this.credential());
    const init: RequestInit = { method: verb, headers: all, signal, cache: "no-store" };
    return body === undefined ? init : { ...init, body: JSON.stringify(body) };
  }
}

/** The server did not answer within the time that is given to it. */
export function noAnswerInTime(): CollabError {
  return new CollabError("timeout", "The server does not answer. Try again in a moment.");
}

/** There is no way to the server at present. */
export function unreachable(): CollabError {
  return new CollabError("unreachable", "The server cannot be reached.");
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  const body = decode(text);
  if (response.ok && body !== undefined) return body;
  throw refusal(response.status, text);
}

function decode(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    // Not from collabd: a proxy's page, for example. The status says what there is to say.
    return undefined;
  }
}

/** The refusal that an answer of the API holds. */
export function refusal(status: number, text: string): CollabError {
  const { error = {}, requestId } = (decode(text) ?? {}) as { error?: Refusal; requestId?: string };
  const code = CODES.get(status) ?? (status === 502 || status === 504 ? "unreachable" : "unexpected");
  const message = error.message ?? `The server answered with status ${status}.`;
  return new CollabError(code, message, { ...error, requestId: error.requestId ?? requestId });
}

function asFailure(thrown: unknown): CollabError {
  return thrown instanceof CollabError ? thrown : unreachable();
}
