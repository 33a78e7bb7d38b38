import type { Clock } from "./clock.ts";
import { asCollabError, type CollabError } from "./errors.ts";
import type { Http } from "./http.ts";
import { newId } from "./ids.ts";
import { asRequest, type Method, type Params, type Result } from "./methods.ts";
import type { Transport } from "./transport.ts";

/** The methods that change something, and are named by an id so that they are done once. */
type Command = { [M in Method]: "commandId" extends keyof Params<M> ? M : never }[Method];

/** Asks the server by whichever door is open. Rejects with a `CollabError`. */
export class Caller {
  readonly #http: Http;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #refused: (error: CollabError) => void;

  /** `refused` hears of every failure. */
  constructor(http: Http, transport: Transport, clock: Clock, refused: (error: CollabError) => void) {
    this.#http = http;
    this.#transport = transport;
    this.#clock = clock;
    this.#refused = refused;
  }

  /** A command, with an id of its own. */
  command<M extends Command>(method: M, params: Omit<Params<M>, "commandId">): Promise<Result<M>> {
    return this.ask(method, { ...params, commandId: newId(this.#clock.now()) } as Params<M>);
  }

  /**
   * Through the socket while it stands, else by HTTP. Without an answer from the socket the same is asked by
   * HTTP: commands carry an id, so that nothing is done twice.
   */
  async ask<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    if (!this.#transport.connected) return this.read(method, params);
    try {
      return (await this.#transport.rpc(method, params)) as Result<M>;
    } catch (thrown) {
      const error = asCollabError(thrown);
      if (!error.unanswered) throw this.#noted(error);
      return this.read(method, params);
    }
  }

  /**
   * A command on a message. What the socket leaves out of a refusal, the message as it stands, is looked up.
   */
  async change<M extends "message.edit" | "message.delete">(
    method: M,
    params: Omit<Params<M>, "commandId">,
  ): Promise<Result<M>> {
    try {
      return await this.command(method, params);
    } catch (thrown) {
      const error = asCollabError(thrown);
      const known = error.details.current ?? error.details.record;
      if (known !== undefined || (error.code !== "conflict" && error.code !== "gone")) throw error;
      const message = await this.read("message.get", { messageId: params.messageId });
      throw error.with({ details: error.code === "gone" ? { record: message } : { current: message } });
    }
  }

  /** By HTTP: for answers that may be larger or slower than what belongs into the socket's queue. */
  async read<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    try {
      return (await this.#http.send(asRequest(method, params))) as Result<M>;
    } catch (thrown) {
      throw this.#noted(asCollabError(thrown));
    }
  }

  #noted(error: CollabError): CollabError {
    this.#refused(error);
    return error;
  }
}
