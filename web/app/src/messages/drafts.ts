import { draftText, type DraftPlace } from "@collabd/client";
import type { App } from "../shell/app.svelte.ts";

/** Messages that were begun and not sent, by room and thread; they are the same on all of one's devices. */
export class Drafts {
  readonly #app: Pick<App, "client" | "state" | "refresh">;

  constructor(app: Pick<App, "client" | "state" | "refresh">) {
    this.#app = app;
  }

  get(place: DraftPlace): string {
    return draftText(this.#app.state, place);
  }

  set(place: DraftPlace, text: string): void {
    this.#app.client.drafts.set(place, text);
    // The field asks for its text in the same turn, and would take an older one for the right one.
    this.#app.refresh();
  }

  /** Give a text back to its writer, below what was begun since. */
  giveBack(place: DraftPlace, text: string): void {
    const begun = this.get(place);
    this.set(place, begun === "" ? text : `${begun}\n${text}`);
  }
}
