import type { Message } from "@collabd/client";
import type { IconName } from "../design/icons.ts";
import { t } from "../texts/texts.ts";

/** Names that are said of those who came or left together; of more, the first two. */
const NAMES = 3;

/** One line of what the server says of a room, about one notice or several alike. */
export interface NoticeLine {
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  /** The time of the last of them. */
  readonly at: string;
  /** The message, where the line is about that one alone. */
  readonly message: Message | null;
}

/** What a person is called; `fallback` serves for who is not known. */
export type Naming = (userId: string, fallback: string) => string;

/** What a run of notices says: who came and went is said together, everything else one by one. */
export function noticeLines(notices: readonly Message[], naming: Naming): readonly NoticeLine[] {
  return groups(notices).flatMap((group) => linesOf(group, naming));
}

/** Notices that follow one another and can be said together. */
function groups(notices: readonly Message[]): readonly (readonly Message[])[] {
  const found: Message[][] = [];
  let last: string | null = null;
  for (const message of notices) {
    const kind = kindOf(message);
    if (kind !== null && kind === last) found.at(-1)?.push(message);
    else found.push([message]);
    last = kind;
  }
  return found;
}

/** Notices of the same kind are said together; null for one that stands alone. */
function kindOf({ notice, author }: Message): string | null {
  switch (notice?.event) {
    case "member.joined":
    case "member.left":
      return "coming";
    case "member.added":
    case "member.removed":
      return `${notice.event} ${author}`;
    default:
      return null;
  }
}

function linesOf(group: readonly Message[], naming: Naming): readonly NoticeLine[] {
  const [first] = group;
  if (first === undefined) return [];
  if (kindOf(first) === "coming") return comings(group, naming);
  return [line(group, iconOf(first), textOf(first, group, naming))];
}

/** Who has come, gone, or both, each person once. */
function comings(group: readonly Message[], naming: Naming): readonly NoticeLine[] {
  const people = new Map<string, Message[]>();
  for (const message of group) people.set(message.author, [...(people.get(message.author) ?? []), message]);
  const told = (began: string, ended: string): Message[][] =>
    [...people.values()].filter(
      (of) => of[0]?.notice?.event === began && of.at(-1)?.notice?.event === ended,
    );
  const lines: readonly [Message[][], (who: readonly string[]) => string][] = [
    [told("member.joined", "member.joined"), t.notices.joined],
    [told("member.joined", "member.left"), t.notices.joinedAndLeft],
    [told("member.left", "member.left"), t.notices.left],
    [told("member.left", "member.joined"), t.notices.cameBack],
  ];
  return lines.flatMap(([of, say]) => {
    const names = of.flatMap(([one]) => (one === undefined ? [] : [naming(one.author, one.authorName)]));
    return names.length === 0 ? [] : [line(of.flat(), "people", say(someOf(names)))];
  });
}

function line(about: readonly Message[], icon: IconName, text: string): NoticeLine {
  const key = about[0]?.id ?? "";
  const message = about.length === 1 ? (about[0] ?? null) : null;
  return { key, icon, text, at: about.at(-1)?.createdAt ?? "", message };
}

/** What one notice says, or several of one person about others. What is not known is said as the server says it. */
function textOf(message: Message, group: readonly Message[], naming: Naming): string {
  const { notice } = message;
  const actor = naming(message.author, message.authorName);
  const others = someOf(group.map((one) => naming(one.notice?.userId ?? "", t.notices.somebody)));
  switch (notice?.event) {
    case "member.added":
      return t.notices.added(actor, others);
    case "member.removed":
      return t.notices.removed(actor, others);
    case "room.renamed":
      return t.notices.renamed(actor, notice.before ?? "", notice.after ?? "");
    case "room.topicChanged":
      return notice.after ? t.notices.topic(actor, notice.after) : t.notices.noTopic(actor);
    case "room.archived":
      return t.notices.archived(actor);
    case "room.unarchived":
      return t.notices.unarchived(actor);
    case "room.madePublic":
      return t.notices.madePublic(actor);
    case "room.madePrivate":
      return t.notices.madePrivate(actor);
    default:
      return message.content;
  }
}

function iconOf({ notice }: Message): IconName {
  if (notice?.event.startsWith("member.")) return "people";
  switch (notice?.event) {
    case "room.archived":
    case "room.unarchived":
      return "archive";
    case "room.madePrivate":
      return "lock";
    case "room.madePublic":
      return "hash";
    default:
      return "edit";
  }
}

function someOf(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)];
  if (all.length <= NAMES) return all;
  return [...all.slice(0, NAMES - 1), t.notices.others(all.length - NAMES + 1)];
}
