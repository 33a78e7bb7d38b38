import { wordsOf } from "./app.svelte.ts";

/** A part of a list, as the server answers with it; `next` asks for what comes after it. */
export interface ListPage {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** A list that the server gives page by page, and how far that has come. */
export class PagedList<P extends ListPage> {
  items: readonly P["items"][number][] = $state.raw([]);
  /** The page that came last. */
  last: P | null = $state.raw(null);
  loading = $state(false);
  /** Why a page did not come, in words for a person. */
  failure = $state("");
  readonly #read: (before: string | null) => Promise<P>;
  #asked = 0;

  /** `read` fetches the first page, or the one after the page whose `next` is given. */
  constructor(read: (before: string | null) => Promise<P>) {
    this.#read = read;
  }

  get hasMore(): boolean {
    return (this.last?.next ?? null) !== null;
  }

  /** Fetch the first page, in place of all that is here. In an effect: again whenever what `read` goes by changes. */
  open(): Promise<void> {
    return this.#load(null);
  }

  /** Fetch the page after the last one. */
  more(): Promise<void> {
    return this.#load(this.last?.next ?? null);
  }

  /** An answer that a newer question has overtaken is let go. */
  async #load(before: string | null): Promise<void> {
    const mine = ++this.#asked;
    this.loading = true;
    this.failure = "";
    try {
      const page = await this.#read(before);
      if (mine !== this.#asked) return;
      this.items = before === null ? page.items : [...this.items, ...page.items];
      this.last = page;
    } catch (error) {
      if (mine !== this.#asked) return;
      this.failure = wordsOf(error);
    }
    this.loading = false;
  }
}
