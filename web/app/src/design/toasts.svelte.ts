/** How long a toast stays. */
const SHOWN_MS = 6000;
/** How long one that something can be done in stays. */
const SHOWN_WITH_ACTION_MS = 12_000;
/** More would cover the page; the oldest go first. */
const MOST = 4;

export interface Toast {
  readonly id: number;
  readonly kind: "error" | "done";
  readonly text: string;
  readonly action: ToastAction | null;
}

/** What can be done about what a toast says, once. */
export interface ToastAction {
  readonly label: string;
  readonly act: () => void;
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
    this.#show("error", text, null);
  }

  /** Say that something which leaves no other trace on the page was done, and offer to undo it. */
  done(text: string, action: ToastAction | null = null): void {
    this.#show("done", text, action);
  }

  dismiss(id: number): void {
    this.#items = this.#items.filter((toast) => toast.id !== id);
  }

  #show(kind: Toast["kind"], text: string, action: ToastAction | null): void {
    const id = ++this.#count;
    this.#items = [...this.#items, { id, kind, text, action }].slice(-MOST);
    setTimeout(() => this.dismiss(id), action === null ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
  }
}
