import type { ApiKeyCreated, ApiKeyRevoked } from "./schema.d.ts";
import type { State } from "./state.ts";

/** I have made an API key, here or on another device. */
export function apiKeyCreated(state: State, { apiKey }: ApiKeyCreated): State {
  if (state.apiKeys.some(({ id }) => id === apiKey.id)) return state;
  return { ...state, apiKeys: [apiKey, ...state.apiKeys] };
}

/** One of my API keys has ended. */
export function apiKeyRevoked(state: State, { keyId }: ApiKeyRevoked): State {
  return { ...state, apiKeys: state.apiKeys.filter(({ id }) => id !== keyId) };
}
