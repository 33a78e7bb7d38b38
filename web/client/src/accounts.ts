import { CollabError } from "./errors.ts";
import type { Http } from "./http.ts";
import type {
  ApiKey,
  ApiKeyList,
  CreateApiKey,
  CreatedApiKey,
  CreatedInvite,
  CreateInvite,
  Invite,
  InviteList,
  InviteState,
  RoomResult,
  Session,
  SessionList,
  SetUp,
  SetupLink,
  SetupState,
  SignedIn,
  SignUp,
  User,
} from "./schema.d.ts";

/** How the session is carried: by the browser's cookie, or by a token that this client holds in memory. */
export type SessionKind = "cookie" | "token";

type Answers<T> = Omit<T, "commandId" | "session">;

/** Accounts and sessions: what goes by HTTP alone. Everything rejects with a `CollabError`. */
export class Accounts {
  readonly #http: Http;
  readonly #session: SessionKind;

  constructor(http: Http, session: SessionKind) {
    this.#http = http;
    this.#session = session;
  }

  /** Whether the first Admin is still missing, and what a sign-in page must know. */
  async setupState(): Promise<SetupState> {
    return (await this.#http.send({ verb: "GET", path: "/setup" })) as SetupState;
  }

  /** Whether a set-up link is the one that the server printed last. */
  async checkSetup(code: string): Promise<boolean> {
    const path = `/setup/${encodeURIComponent(code)}`;
    return ((await this.#http.send({ verb: "GET", path })) as SetupLink).valid;
  }

  /** Makes the first Admin, with the code that the server printed, and signs in. */
  setUp(answers: Answers<SetUp>): Promise<User> {
    return this.#enter("/setup", answers);
  }

  /** Makes an account, with an invite where the server wants one, and signs in. */
  signUp(answers: Answers<SignUp>): Promise<User> {
    return this.#enter("/auth/sign-up", answers);
  }

  /** Signs in with a user name or an e-mail address. `start` comes next. */
  signIn(login: string, password: string): Promise<User> {
    return this.#enter("/auth/sign-in", { login, password });
  }

  /** Ends the session. */
  async signOut(): Promise<void> {
    await this.#http.send({ verb: "POST", path: "/auth/sign-out" });
    this.#http.token = null;
  }

  /** Sets a new password with the one-time code of a reset link. */
  async resetPassword(code: string, password: string): Promise<void> {
    await this.#http.send({ verb: "POST", path: "/auth/password-reset/confirm", body: { code, password } });
  }

  /** Sets a new password; every other session ends. */
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await this.#http.send({
      verb: "PUT",
      path: "/users/me/password",
      body: { currentPassword, newPassword },
    });
  }

  /** Takes another e-mail address. */
  async changeEmail(email: string, password: string): Promise<void> {
    await this.#http.send({ verb: "PUT", path: "/users/me/email", body: { email, password } });
  }

  /** Whether an invite can still be used, and the room that it leads into, if it is not for signing up. */
  async checkInvite(code: string): Promise<InviteState> {
    const path = `/invites/${encodeURIComponent(code)}`;
    return (await this.#http.send({ verb: "GET", path })) as InviteState;
  }

  /** Comes into the room that an invite leads into; its id. */
  async acceptInvite(code: string): Promise<string> {
    const path = `/invites/${encodeURIComponent(code)}/accept`;
    const { room } = (await this.#http.send({ verb: "POST", path })) as RoomResult;
    if (room === null) throw new CollabError("not_found", "There is no such room.");
    return room.id;
  }

  /** One's own sessions, newest first. */
  async sessions(): Promise<readonly Session[]> {
    return ((await this.#http.send({ verb: "GET", path: "/auth/sessions" })) as SessionList).items;
  }

  /** Ends one of one's own sessions. */
  async endSession(sessionId: string): Promise<void> {
    await this.#http.send({ verb: "DELETE", path: `/auth/sessions/${encodeURIComponent(sessionId)}` });
  }

  /** Ends all of one's own sessions but this one. */
  async endOtherSessions(): Promise<void> {
    await this.#http.send({ verb: "DELETE", path: "/auth/sessions" });
  }

  /** One's own API keys, newest first. */
  async apiKeys(): Promise<readonly ApiKey[]> {
    return ((await this.#http.send({ verb: "GET", path: "/api-keys" })) as ApiKeyList).items;
  }

  /** Makes an API key; the key itself is shown this once. */
  async createApiKey(key: CreateApiKey): Promise<CreatedApiKey> {
    return (await this.#http.send({ verb: "POST", path: "/api-keys", body: key })) as CreatedApiKey;
  }

  /** Makes one of one's own API keys useless from now on. */
  async revokeApiKey(keyId: string): Promise<void> {
    await this.#http.send({ verb: "DELETE", path: `/api-keys/${encodeURIComponent(keyId)}` });
  }

  /** The invites that can still be used, and the recent ones: the server's (Admins), or a room's (its owners). */
  async invites(roomId: string | null = null): Promise<readonly Invite[]> {
    const path = roomId === null ? "/invites" : `/invites?roomId=${encodeURIComponent(roomId)}`;
    return ((await this.#http.send({ verb: "GET", path })) as InviteList).items;
  }

  /** Makes an invite to the server (Admins) or into a room (its owners); its code is shown this once. */
  async createInvite(invite: CreateInvite): Promise<CreatedInvite> {
    return (await this.#http.send({ verb: "POST", path: "/invites", body: invite })) as CreatedInvite;
  }

  /** Makes an invite useless from now on. */
  async revokeInvite(inviteId: string): Promise<void> {
    await this.#http.send({ verb: "DELETE", path: `/invites/${encodeURIComponent(inviteId)}` });
  }

  async #enter(path: string, answers: object): Promise<User> {
    const body = { ...answers, session: this.#session };
    const { user, token } = (await this.#http.send({ verb: "POST", path, body })) as SignedIn;
    if (token !== null && token !== undefined) this.#http.token = token;
    return user;
  }
}
