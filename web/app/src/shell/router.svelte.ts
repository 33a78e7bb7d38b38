import { isOurs } from "./base.ts";
import { parseRoute, type Route } from "./routes.ts";

/** How many steps of this app lie before the current one; kept in the entry, so that it survives a reload. */
interface Entry {
  readonly depth: number;
}

/** The app's address: the current route, and the ways to another one. */
export class Router {
  #route: Route = $state.raw(parseRoute(location.pathname, location.search));

  /** Where one is. */
  get route(): Route {
    return this.#route;
  }

  /** Follow the browser's history and links until the returned function is called. */
  listen(): () => void {
    const stopped = new AbortController();
    const { signal } = stopped;
    window.addEventListener("popstate", () => this.#read(), { signal });
    document.addEventListener("click", (event) => this.#follow(event), { signal });
    return () => stopped.abort();
  }

  /** Go to a path of this app. */
  go(path: string): void {
    if (path === location.pathname + location.search) return;
    history.pushState({ depth: depth() + 1 } satisfies Entry, "", path);
    this.#read();
  }

  /** Put a path in place of the current one, so that going back skips this place. */
  replace(path: string): void {
    history.replaceState({ depth: depth() } satisfies Entry, "", path);
    this.#read();
  }

  /** One step back within the app, or to `path` if one came from elsewhere. */
  back(path: string): void {
    if (depth() > 0) history.back();
    else this.replace(path);
  }

  #read(): void {
    this.#route = parseRoute(location.pathname, location.search);
  }

  #follow(event: MouseEvent): void {
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || modified) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.origin !== location.origin) return;
    if (!isOurs(link.pathname) || link.hasAttribute("download")) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

function depth(): number {
  const entry: unknown = history.state;
  const known = typeof entry === "object" && entry !== null && "depth" in entry;
  return known && typeof entry.depth === "number" ? entry.depth : 0;
}
