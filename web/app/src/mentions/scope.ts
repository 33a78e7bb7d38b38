import type { Message } from "@collabd/client";
import { createContext } from "svelte";

/** Whom the message names whose text is being shown; set by the outermost view of a text. */
export const [useMentions, provideMentions] = createContext<() => Message["mentions"]>();
