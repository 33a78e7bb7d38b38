/** How long a toast stays. */
const SHOWN_MS = 6000;
/** More would cover the page; the oldest go first. */
const MOST = 4;

export interface Toast {
  readonly id: number;
  readonly kind: "error" | "done";
  readonly text: string;
}

/** Short notes at the edge of the page: what went wrong, in the server's own words, and what was done. */
export class Toasts {
  #items: readonly Toast[] = $state.raw([]);
  #count = 0;

  get items(): readonly Toast[] {
    return this.#items;
  }

  /** Show why something did not work. */
  error(text: string): void {
    this.#show("error", text);
  }

  /** Say that something which leaves no other trace on the page was done. */
  done(text: string): void {
    this.#show("done", text);
  }

  dismiss(id: number): void {
    this.#items = this.#items.filter((toast) => toast.id !== id);
  }

  #show(kind: Toast["kind"], text: string): void {
    const id = ++this.#count;
    this.#items = [...this.#items, { id, kind, text }].slice(-MOST);
    setTimeout(() => this.dismiss(id), SHOWN_MS);
  }
}
