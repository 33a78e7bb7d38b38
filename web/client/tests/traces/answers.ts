import { withPage as withInbox } from "../../src/inbox.ts";
import { withEntry } from "../../src/maps.ts";
import { hold } from "../../src/positions.ts";
import { adopt } from "../../src/snapshots.ts";
import { EMPTY_TIMELINE, type State } from "../../src/state.ts";
import { changeThread, withThread } from "../../src/threads.ts";
import { withNewest } from "../../src/timelines.ts";
import type { Answer, Read, Results } from "./steps.ts";

type Take<Name extends keyof Results> = (
  state: State,
  result: Results[Name],
  asked: Readonly<Record<string, unknown>>,
) => State;

/** What the client makes of each answer: the whole list, as one page. */
const TAKES: { readonly [Name in keyof Results]: Take<Name> } = {
  "message.list": (state, page, { roomId }) => {
    const timeline = withNewest(state.timelines.get(String(roomId)) ?? EMPTY_TIMELINE, page);
    const { stream } = page.position;
    // Who only looks at a room follows it from the page that they read.
    const following = state.positions.has(stream) ? state : hold(state, stream, page.position);
    return { ...following, timelines: withEntry(state.timelines, String(roomId), timeline) };
  },
  "member.list": (state, { items }, { roomId }) => ({
    ...state,
    members: withEntry(state.members, String(roomId), items),
  }),
  "message.pins": (state, { items }, { roomId }) => ({
    ...state,
    pins: withEntry(state.pins, String(roomId), items),
  }),
  "message.replies": (state, page) => {
    const { first, isFollowed } = page;
    return changeThread(withThread(state, first.roomId, first.id), first.id, (thread) => ({
      ...withNewest(thread, page),
      first,
      isFollowed,
    }));
  },
  "thread.list": (state, page) => withInbox(state, page, true),
  "bookmark.list": (state) => state,
  "GET /auth/sessions": (state, { items }) => ({ ...state, sessions: items }),
  "GET /api-keys": (state, { items }) => ({ ...state, apiKeys: items }),
};

/** The state with what was read in it. */
export function takeIn(state: State, { snapshot, answers }: Read): State {
  return answers.reduce(takeOne, snapshot === null ? state : adopt(state, snapshot));
}

function takeOne(state: State, { name, result, asked }: Answer): State {
  const take = TAKES[name] as Take<typeof name> | undefined;
  if (take === undefined) throw new Error(`Nothing is said of what the client makes of ${name}.`);
  return take(state, result as never, asked);
}
