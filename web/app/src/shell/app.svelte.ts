import { CollabError, type Client, type State } from "@collabd/client";
import { createContext } from "svelte";
import { Toasts } from "../design/toasts.svelte.ts";
import { Drafts } from "../messages/drafts.ts";
import { Places } from "../messages/places.ts";
import { t } from "../texts/texts.ts";
import { homePath, isAccountRoute, signInPath } from "./routes.ts";
import { Router } from "./router.svelte.ts";
import { noteSignedIn, wasSignedIn } from "./visits.ts";

/** The client as the app uses it: its public members, so that made-up data can stand in for it. */
export type ClientLike = { [Name in keyof Client]: Client[Name] };

/** Where the app is in its life: finding out who is here; someone is signed in; nobody is; the server does not answer. */
export type Phase = "starting" | "in" | "out" | "failed";

/** What every view works with: the client and its state, the address, short notes, and what a view leaves behind. */
export class App {
  readonly client: ClientLike;
  readonly router = new Router();
  readonly toasts = new Toasts();
  /** Begun messages, by room. */
  readonly drafts: Drafts;
  /** Where reading stopped, by room. */
  readonly places = new Places();
  #state: State = $state.raw() as State;
  #phase: Phase = $state("starting");
  /** Why the start failed, in words for a person. */
  #failure = $state("");
  /** Whether a session of this page has ended without the person having signed out here. */
  #ended = $state(false);
  /** Whose places these are. */
  #owner: string | null = null;

  constructor(client: ClientLike) {
    this.client = client;
    this.drafts = new Drafts(this);
    this.#state = client.state;
    client.subscribe((state) => this.#follow(state));
  }

  get state(): State {
    return this.#state;
  }

  get phase(): Phase {
    return this.#phase;
  }

  get failure(): string {
    return this.#failure;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Find out who is signed in, and load what the first screen needs. */
  async start(): Promise<void> {
    this.#phase = "starting";
    try {
      const signedIn = !(await this.#nobodyIsHere()) && (await this.client.start()) === "signed-in";
      noteSignedIn(signedIn);
      this.#phase = signedIn ? "in" : "out";
      if (this.#phase === "in") this.#belongTo(this.state.me?.id ?? null);
    } catch (error) {
      this.#failure = wordsOf(error);
      this.#phase = "failed";
    }
  }

  /** Go on as the person who has just signed in: to the rooms, or to where the last session ended. */
  async enter(): Promise<void> {
    noteSignedIn(true);
    if (isAccountRoute(this.router.route)) this.router.replace(homePath);
    await this.start();
  }

  /** End this session and forget what it left on the page. */
  async signOut(): Promise<void> {
    await this.attempt(async () => {
      await this.client.signOut();
      this.#belongTo(null);
      noteSignedIn(false);
      this.#phase = "out";
      this.router.go(signInPath);
    });
  }

  /** Carry out `work`; if it fails, say why in a toast. Whether it worked. */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.toasts.error(wordsOf(error));
      return false;
    }
  }

  /** Whether the server says that nobody is signed in. Who was the last time is not asked about. */
  async #nobodyIsHere(): Promise<boolean> {
    if (wasSignedIn()) return false;
    try {
      return !(await this.client.setupState()).signedIn;
    } catch {
      return false; // The start itself goes on trying, and says so.
    }
  }

  /** Take what the client knows now, without waiting until it tells. */
  refresh(): void {
    this.#follow(this.client.state);
  }

  /** Nothing that one person has left on the page is shown to another. */
  #belongTo(owner: string | null): void {
    this.#ended = false;
    if (owner === this.#owner) return;
    this.#owner = owner;
    this.places.clear();
  }

  #follow(state: State): void {
    this.#state = state;
    if (state.connection !== "signed-out" || this.#phase !== "in") return;
    noteSignedIn(false);
    this.#ended = true;
    this.#phase = "out";
  }
}

/** Why something did not work, for a person: the server's own words if it gave any. */
export function wordsOf(error: unknown): string {
  if (error instanceof CollabError) return error.message;
  return t.errors.unexpected(error instanceof Error ? error.message : String(error));
}

/** The app that a view belongs to; set once by the outermost view. */
export const [useApp, provideApp] = createContext<App>();
