import type { Message } from "@collabd/client";

/** An edit under way. It lives here and not in its row, which is unmounted when it is scrolled away. */
export interface Edit {
  readonly messageId: string;
  /** The message as its author saw it when the edit began: what a save is checked against. */
  readonly base: Message;
  text: string;
  /** The message as the server has it, once a save found that someone had changed or deleted it. */
  current: Message | null;
  saving: boolean;
}

/** What a room's or a thread's view is busy with, apart from what is said there. */
export class Conversation {
  /** The thread that is shown; null for the room's timeline. */
  readonly threadId: string | null;
  /** Shows a message that stands elsewhere. */
  readonly #elsewhere: (message: Message) => void;
  /** The message that the next one will quote. */
  replyTo: Message | null = $state.raw(null);
  /** The id of a message that the view is asked to go to. */
  sought: string | null = $state(null);
  edit: Edit | null = $state(null);
  /** The message whose deletion waits for a yes. */
  deleting: Message | null = $state.raw(null);
  /** The message whose history is on show. */
  history: Message | null = $state.raw(null);
  /** The message that is being reported. */
  reporting: Message | null = $state.raw(null);
  /** The message whose reactions are on show, one by one. */
  reactions: Message | null = $state.raw(null);
  /** The message that an emoji is being chosen for, and the place beside which to choose. */
  reacting: { readonly message: Message; readonly anchor: Element } | null = $state.raw(null);
  /** Rows that the mouse or the focus is on; only these have their actions on the page. */
  hovered: string | null = $state(null);
  focused: string | null = $state(null);
  /** The message whose actions are shown as a sheet, after a long press. */
  pressed: Message | null = $state.raw(null);

  constructor(threadId: string | null, elsewhere: (message: Message) => void) {
    this.threadId = threadId;
    this.#elsewhere = elsewhere;
  }

  /** Go to a message, here or elsewhere. */
  jumpTo(message: Message): void {
    if (message.threadId === this.threadId || message.id === this.threadId) this.sought = message.id;
    else this.#elsewhere(message);
  }

  /** Begin to edit a message; what was typed in another edit is dropped. */
  startEdit(message: Message): void {
    this.edit = { messageId: message.id, base: message, text: message.content, current: null, saving: false };
  }

  endEdit(): void {
    this.edit = null;
  }
}
