import type { App } from "../shell/app.svelte.ts";

/**
 * Asks when a person was last seen, as soon as nothing is known of them. Called while a view is made; `whom` is
 * undefined while that is of no interest.
 */
export function askLastSeen(app: App, whom: () => string | undefined): void {
  const unknown = $derived.by(() => {
    const userId = whom();
    const isKnown = userId === undefined || app.state.presences.has(userId);
    return isKnown || app.state.connection !== "live" ? undefined : userId;
  });
  $effect(() => {
    if (unknown !== undefined) app.client.presence.look(unknown);
  });
}
