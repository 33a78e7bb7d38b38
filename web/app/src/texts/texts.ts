import { en } from "./en.ts";

/** What a catalogue holds: the same keys as the English one, each a text or a function of the same arguments. */
export type Texts = Widened<typeof en>;

type Widened<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends string
    ? string
    : Part[Key] extends Call
      ? Part[Key]
      : Widened<Part[Key]>;
};
type Call = (...values: never[]) => string;

/** Every text of the app. */
export const t: Texts = en;
