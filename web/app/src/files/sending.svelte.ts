import { asCollabError, type Client, type File } from "@collabd/client";

/** The most files of one message; the server's bound. */
export const MOST = 10;

/** A file on its way, before it is part of a message. */
export class Sending {
  readonly content: globalThis.File;
  readonly #client: Pick<Client, "files">;
  #abort = new AbortController();
  /** Bytes that are with the server. */
  sent = $state(0);
  /** The file, once it is whole there. */
  file: File | null = $state.raw(null);
  /** Why it failed, for a person. */
  error: string | null = $state(null);

  constructor(client: Pick<Client, "files">, content: globalThis.File) {
    this.#client = client;
    this.content = content;
  }

  /** Upload it, or try again. */
  async start(): Promise<void> {
    this.error = null;
    this.sent = 0;
    const { signal } = this.#abort;
    try {
      const onprogress = (sent: number) => (this.sent = sent);
      this.file = await this.#client.files.upload(this.content, { onprogress, signal });
    } catch (thrown) {
      if (!signal.aborted) this.error = asCollabError(thrown).message;
    }
  }

  /** Call it off; what has come is removed. */
  cancel(): void {
    this.#abort.abort();
    if (this.file !== null) void this.#client.files.drop(this.file.id).catch(() => undefined);
  }
}

/** The files that the next message will have. */
export class Outgoing {
  readonly #client: Pick<Client, "files">;
  items: Sending[] = $state.raw([]);
  /** Whether more were given than fit. */
  overfull = $state(false);
  /** Whether one of them is still on its way, or has failed. */
  readonly isBusy = $derived(this.items.some(({ file }) => file === null));

  constructor(client: Pick<Client, "files">) {
    this.#client = client;
  }

  /** Take files in: as many as a message may have. */
  add(contents: Iterable<globalThis.File>): void {
    const given = [...contents];
    const fit = given.slice(0, MOST - this.items.length).map((content) => new Sending(this.#client, content));
    this.overfull = fit.length < given.length;
    this.items = [...this.items, ...fit];
    for (const item of fit) void item.start();
  }

  /** Leave one out. */
  remove(item: Sending): void {
    item.cancel();
    this.overfull = false;
    this.items = this.items.filter((other) => other !== item);
  }

  /** Hand all over: they are a message's now. */
  take(): File[] {
    const files = this.items.flatMap(({ file }) => file ?? []);
    this.items = [];
    this.overfull = false;
    return files;
  }
}
