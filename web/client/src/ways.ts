import type { TransportEndpoint } from "centrifuge";

/** A command that the server answers with the close below: nobody has such a token. */
const KNOCK = '{"id":1,"connect":{"token":"knock"}}';
/** The close code by which the server itself, and nothing on the way, has turned the knock away. */
const TURNED_AWAY = 3500;
/** Milliseconds for a knock to be answered. */
const PATIENCE = 15_000;

/** The part of a WebSocket that a knock needs. */
interface Door {
  onopen: (() => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string): void;
  close(): void;
}

/**
 * The ways to a server, the best first. Where a network breaks WebSockets, an endless answer carries what the
 * server says and requests to `emulationEndpoint` what the client says. Browsers keep at most six such
 * answers of one server open, in all tabs together.
 */
export function waysTo(base: string): TransportEndpoint[] {
  return [
    { transport: "websocket", endpoint: socketAddress(base) },
    { transport: "http_stream", endpoint: `${base}/connection/http_stream` },
    { transport: "sse", endpoint: `${base}/connection/sse` },
  ];
}

/** Where commands go when their answers come on an endless one. */
export function emulationEndpoint(base: string): string {
  return `${base}/emulation`;
}

/**
 * Whether a WebSocket gets through to the server and back. A network may let the handshake through and nothing
 * after it, so what counts is the server's own answer to a connect.
 */
export function socketWorks(base: string, Socket: unknown): Promise<boolean> {
  return new Promise((resolve) => {
    const door = new (Socket as new (address: string) => Door)(socketAddress(base));
    const giveUp = setTimeout(() => door.close(), PATIENCE);
    door.onopen = () => door.send(KNOCK);
    door.onclose = ({ code }) => {
      clearTimeout(giveUp);
      resolve(code === TURNED_AWAY);
    };
  });
}

function socketAddress(base: string): string {
  return `${base.replace(/^http/, "ws")}/connection/websocket`;
}
