import { locale } from "../locale.ts";
import { pluralizer } from "../plural.ts";

/** A text with its count in the right form. */
export const plural = pluralizer(locale);

/** Names as a list: "Anna, Ben and Chloe". */
export const names = new Intl.ListFormat(locale, { type: "conjunction" });
