import { accounts } from "./en/accounts.ts";
import { apiKeys } from "./en/apiKeys.ts";
import { files } from "./en/files.ts";
import { invites } from "./en/invites.ts";
import { keeping } from "./en/keeping.ts";
import { mentions } from "./en/mentions.ts";
import { messages } from "./en/messages.ts";
import { moderation } from "./en/moderation.ts";
import { notices } from "./en/notices.ts";
import { notifications } from "./en/notifications.ts";
import { people } from "./en/people.ts";
import { rooms } from "./en/rooms.ts";
import { roomSettings } from "./en/roomSettings.ts";
import { search } from "./en/search.ts";
import { shell } from "./en/shell.ts";
import { threads } from "./en/threads.ts";
import { wishes } from "./en/wishes.ts";

/** The English texts. One group for each part of the app; a text with values in it is a function of them. */
export const en = {
  ...shell,
  ...accounts,
  ...apiKeys,
  ...rooms,
  ...people,
  ...roomSettings,
  ...search,
  ...messages,
  ...mentions,
  ...moderation,
  ...notices,
  ...notifications,
  ...threads,
  ...invites,
  ...keeping,
  ...wishes,
  ...files,
};
