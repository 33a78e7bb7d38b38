import type { Room } from "@collabd/client";
import type { App } from "../shell/app.svelte.ts";
import { type Begun, begunAt, type Choice, choicesFor } from "./completion.ts";

/** The list below which a name behind an @ is completed: what is in it, and which one Enter takes. */
export class Completer {
  readonly #app: Pick<App, "state">;
  readonly #room: () => Room;
  /** Puts a name in place of what stands between these two. */
  readonly #take: (name: string, start: number, end: number) => void;
  #begun: Begun | null = $state.raw(null);
  #index = $state(0);

  constructor(app: Pick<App, "state">, room: () => Room, take: (name: string, start: number, end: number) => void) {
    this.#app = app;
    this.#room = room;
    this.#take = take;
  }

  get choices(): readonly Choice[] {
    return this.#begun === null ? [] : choicesFor(this.#app.state, this.#room(), this.#begun.query);
  }

  get index(): number {
    return Math.min(this.#index, this.choices.length - 1);
  }

  /** The caret stands here now. */
  look(text: string, caret: number): void {
    const begun = begunAt(text, caret);
    if (begun?.query !== this.#begun?.query) this.#index = 0;
    this.#begun = begun;
  }

  close(): void {
    this.#begun = null;
  }

  take(choice: Choice): void {
    if (this.#begun === null) return;
    const { start, query } = this.#begun;
    this.close();
    this.#take(choice.name, start, start + 1 + query.length);
  }

  /** Whether the key was for the list. */
  key(key: string): boolean {
    const { choices, index } = this;
    const chosen = choices[index];
    if (chosen === undefined) return false;
    if (key === "ArrowDown") this.#index = (index + 1) % choices.length;
    else if (key === "ArrowUp") this.#index = (index + choices.length - 1) % choices.length;
    else if (key === "Enter" || key === "Tab") this.take(chosen);
    else if (key === "Escape") this.close();
    else return false;
    return true;
  }
}
