import { CollabError } from "@collabd/client";
import { wordsOf } from "../shell/app.svelte.ts";

/** The sending of one form: whether it is under way, and why it was refused. */
export class Submission {
  busy = $state(false);
  /** The reason of a refusal that names no field of the form. */
  error = $state("");
  #field = $state("");
  #fieldError = $state("");
  readonly #fields: readonly string[];

  /** `fields` are those (JSON names) whose refusals the form shows beside the field itself. */
  constructor(fields: readonly string[] = []) {
    this.#fields = fields;
  }

  /** Why a field was refused, if it was. */
  of(field: string): string | undefined {
    return this.#field === field ? this.#fieldError : undefined;
  }

  /** An event handler that carries out `work` in place of the browser's own submission. */
  handler(work: () => Promise<void>): (event: SubmitEvent) => Promise<void> {
    return async (event) => {
      event.preventDefault();
      await this.run(work);
    };
  }

  /** Carry out `work`, once at a time. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.#refused("", "");
    try {
      await work();
    } catch (error) {
      const field = error instanceof CollabError ? error.field : undefined;
      this.#refused(wordsOf(error), field !== undefined && this.#fields.includes(field) ? field : "");
    } finally {
      this.busy = false;
    }
  }

  #refused(words: string, field: string): void {
    this.#field = field;
    this.#fieldError = field === "" ? "" : words;
    this.error = field === "" ? words : "";
  }
}
