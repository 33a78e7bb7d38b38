import { t } from "./texts.ts";

/** Who is writing, as a sentence; empty for nobody. */
export function typingText(names: readonly string[]): string {
  const [first, second, ...others] = names;
  if (first === undefined) return "";
  if (second === undefined) return t.typing.one(first);
  return others.length === 0 ? t.typing.two(first, second) : t.typing.more(first, second, others.length);
}
