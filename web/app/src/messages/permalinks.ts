import type { Message } from "@collabd/client";
import { copy } from "../design/clipboard.ts";
import type { App } from "../shell/app.svelte.ts";
import { messagePath } from "../shell/routes.ts";
import { t } from "../texts/texts.ts";

/** Put a message's address, whole with the server's, on the clipboard, and say whether that worked. */
export async function copyLink(app: App, { roomId, id, threadId }: Message): Promise<void> {
  if (await copy(location.origin + messagePath(roomId, id, threadId))) app.toasts.done(t.permalinks.copied);
  else app.toasts.error(t.form.noClipboard);
}
