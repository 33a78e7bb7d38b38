import type { Clock } from "./clock.ts";
import { asCollabError, CollabError } from "./errors.ts";
import { type Http, refusal, unreachable } from "./http.ts";
import type { File } from "./schema.d.ts";

const VERSION = { "Tus-Resumable": "1.0.0" };
/** Milliseconds before an upload that broke off goes on; after these in a row without a byte it has failed. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000];

/** What is uploaded: a content with a name, as a browser's file. */
export interface Named extends Blob {
  readonly name: string;
}

/** Who wants to know how far it has come, who may call it off, and what it is for. */
export interface UploadOptions {
  /** Of what is to be an avatar, the server keeps only a small square that it makes of it. */
  readonly purpose?: "attachment" | "avatar";
  readonly onprogress?: (sent: number) => void;
  readonly signal?: AbortSignal;
}

/** Files: resumable uploads (tus 1.0), and where contents are. */
export class Uploads {
  readonly #http: Http;
  readonly #clock: Clock;

  constructor(http: Http, clock: Clock) {
    this.#http = http;
    this.#clock = clock;
  }

  /** The address of a file's content, to be saved. */
  url(fileId: string): string {
    return `${this.#http.base}/files/${fileId}`;
  }

  /** The address of a picture's thumbnail. */
  thumbnailUrl(fileId: string): string {
    return `${this.url(fileId)}/thumbnail`;
  }

  /** Uploads a file; goes on by itself where the network breaks off. Throws a `CollabError`. */
  async upload(file: Named, { onprogress = () => undefined, signal, purpose }: UploadOptions = {}): Promise<File> {
    const id = await this.#begin(file, purpose);
    try {
      await this.#sendAll(id, file, onprogress, signal);
      return (await this.#http.send({ verb: "GET", path: `/files/${id}/info` })) as File;
    } catch (thrown) {
      if (signal?.aborted) void this.drop(id).catch(() => undefined);
      throw thrown;
    }
  }

  /** Gives up an upload, or a file that no message has. */
  async drop(fileId: string): Promise<void> {
    await this.#http.ask("DELETE", `/files/${fileId}`, VERSION);
  }

  async #begin(file: Named, purpose: UploadOptions["purpose"] = "attachment"): Promise<string> {
    const bytes = new TextEncoder().encode(file.name);
    const name = btoa(String.fromCharCode(...bytes));
    const response = await this.#http.ask("POST", `/files?purpose=${purpose}`, {
      ...VERSION,
      "Upload-Length": String(file.size),
      "Upload-Metadata": `filename ${name}`,
    });
    return response.headers.get("location")?.split("/").at(-1) ?? "";
  }

  async #sendAll(
    id: string,
    file: Named,
    onprogress: (sent: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    let offset = 0;
    let failures = 0;
    while (offset < file.size) {
      const from = offset;
      try {
        offset = await this.#send(id, file.slice(offset), offset, onprogress, signal);
      } catch (thrown) {
        const error = asCollabError(thrown);
        if (signal?.aborted || !(error.temporary || error.unanswered || error.code === "conflict")) throw error;
        const pause = PAUSES[failures++];
        if (pause === undefined) throw error;
        await new Promise<void>((resolve) => void this.#clock.after(pause, resolve));
        offset = await this.#reached(id).catch(() => from);
      }
      if (offset > from) failures = 0;
    }
  }

  async #reached(id: string): Promise<number> {
    const response = await this.#http.ask("HEAD", `/files/${id}`, VERSION);
    return Number(response.headers.get("upload-offset"));
  }

  /** Sends the rest of an upload; only this way a browser says how far it has come. Answers the new offset. */
  #send(
    id: string,
    rest: Blob,
    offset: number,
    onprogress: (sent: number) => void,
    signal?: AbortSignal,
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const abort = () => request.abort();
      request.open("PATCH", this.url(id));
      const headers = { ...VERSION, "Upload-Offset": String(offset), ...this.#http.credential() };
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.setRequestHeader("Content-Type", "application/offset+octet-stream");
      request.upload.onprogress = ({ loaded }) => onprogress(offset + loaded);
      request.onload = () => {
        if (request.status === 204) resolve(Number(request.getResponseHeader("upload-offset")));
        else reject(refusal(request.status, request.responseText));
      };
      request.onerror = () => reject(unreachable());
      request.onabort = () => reject(new CollabError("unreachable", "The upload was cancelled."));
      request.onloadend = () => signal?.removeEventListener("abort", abort);
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) reject(new CollabError("unreachable", "The upload was cancelled."));
      else request.send(rest);
    });
  }
}
