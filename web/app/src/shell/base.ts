/**
 * The path that the whole app lives below, like "/chat"; "" where it has its host for itself. The server writes
 * it into the page.
 */
export const base: string = written();

/** An address of this server as links, requests and the address bar take it. `path` begins with a slash. */
export function at(path: string): string {
  return base + path;
}

/** Whether a path, as it stands in the address bar, belongs to this server and not to a neighbour on its host. */
export function isOurs(path: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}

function written(): string {
  const page = globalThis.document;
  return page?.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "";
}
