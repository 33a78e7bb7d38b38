/** The language of the catalogue. Dates and numbers follow it, in the reader's own regional manner. */
export const language = "en";

/** The first of the reader's locales that is in the catalogue's language, so that a British reader gets British dates. */
export function chooseLocale(preferred: readonly string[]): string {
  const fits = (tag: string): boolean => tag === language || tag.startsWith(`${language}-`);
  return (
    preferred.find((tag) => fits(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0) ?? language
  );
}

export const locale = chooseLocale(globalThis.navigator?.languages ?? []);
