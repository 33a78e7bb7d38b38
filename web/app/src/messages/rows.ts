import { isSystem, type Message, type PendingMessage } from "@collabd/client";
import { dayOf } from "../texts/dates.ts";

/** How long a pause may be before the author's name is shown again. */
const RUN_GAP_MS = 5 * 60 * 1000;

/** One line of the timeline: a message, one of one's own that is on its way, or what the server says of the room. */
export interface Row {
  /** The message's id; the same before and after it was sent, so that the line stays in place. */
  readonly key: string;
  readonly message: Message | null;
  readonly pending: PendingMessage | null;
  /** System messages that follow one another on a day. The row has the id of the first for its key. */
  readonly notices: readonly Message[];
  /** Empty for notices. */
  readonly author: string;
  readonly at: string;
  /** Whether it opens a run of one author and so shows who is speaking. */
  readonly opensRun: boolean;
  /** Whether it is the first of its day and so stands below a day separator. */
  readonly opensDay: boolean;
}

type Line = Omit<Row, "opensRun" | "opensDay"> & { readonly day: string };

/** The timeline's rows in order: messages as the room has them, then what is on its way from this device. */
export function buildRows(
  messages: readonly Message[],
  pending: readonly PendingMessage[],
  me: string,
): readonly Row[] {
  const sent = messages.reduce(withMessage, []);
  const waiting = pending.map((item) => line(item.id, me, item.sentAt, null, item));
  const lines = [...sent, ...waiting];
  return lines.map((current, index) => ({ ...current, ...openings(lines[index - 1], current) }));
}

/** The lines with a message more. Notices gather in one line; a deleted one has never been. */
function withMessage(lines: Line[], message: Message): Line[] {
  const { id, author, createdAt } = message;
  if (!isSystem(message)) lines.push(line(id, author, createdAt, message, null));
  else if (message.deletedAt === null) addNotice(lines, message);
  return lines;
}

function addNotice(lines: Line[], message: Message): void {
  const last = lines.at(-1);
  const fresh = line(message.id, "", message.createdAt, null, null);
  if (last !== undefined && last.notices.length > 0 && last.day === fresh.day) {
    lines[lines.length - 1] = { ...last, notices: [...last.notices, message] };
  } else lines.push({ ...fresh, notices: [message] });
}

function line(
  key: string,
  author: string,
  at: string,
  message: Message | null,
  pending: PendingMessage | null,
): Line {
  return { key, author, at, message, pending, notices: [], day: dayOf(at) };
}

function openings(before: Line | undefined, current: Line): Pick<Row, "opensRun" | "opensDay"> {
  const opensDay = before === undefined || before.day !== current.day;
  const opensRun =
    opensDay ||
    before.author !== current.author ||
    isDeleted(before) ||
    isDeleted(current) ||
    Date.parse(current.at) - Date.parse(before.at) > RUN_GAP_MS;
  return { opensDay, opensRun };
}

function isDeleted({ message }: Line): boolean {
  return message !== null && message.deletedAt !== null;
}

/** Whether `next` is `previous` with older rows put before it. The list then keeps its place from the end. */
export function isPrepended(previous: readonly Row[], next: readonly Row[]): boolean {
  const first = previous[0];
  if (first === undefined) return false;
  // Notices may have others of the same day before them now.
  return next.findIndex(({ key, notices }) => key === first.key || notices.some(({ id }) => id === first.key)) > 0;
}

/** How many rows of others stand after the row `key`: what arrived below while the reader was further up. */
export function countAfter(rows: readonly Row[], key: string | null, me: string): number {
  const index = rows.findIndex((row) => row.key === key);
  return index < 0 ? 0 : rows.slice(index + 1).filter((row) => row.author !== me && row.notices.length === 0).length;
}

/** The newest of one's own messages that can be edited. */
export function lastOwn(messages: readonly Message[], me: string): Message | null {
  return messages.findLast((one) => one.author === me && one.deletedAt === null && !isSystem(one)) ?? null;
}
