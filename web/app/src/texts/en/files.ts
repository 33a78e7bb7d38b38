import { plural } from "./counts.ts";

/** The English texts for files. */
export const files = {
  files: {
    attach: "Attach files",
    list: "Files to send",
    progress: (name: string, percent: number) => `${name}: ${percent} %`,
    cancel: (name: string) => `Do not send ${name}`,
    failed: (name: string) => `${name} could not be uploaded`,
    again: "Try again",
    tooMany: (count: number) => plural(count, { one: "A message has at most {n} file.", other: "A message has at most {n} files." }),
    save: (name: string) => `Save ${name}`,
    open: (name: string) => `Show ${name}`,
    saveShort: "Save",
    dropHere: "Drop files to send them",
  },
};
