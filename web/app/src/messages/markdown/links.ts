const SAFE_SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** The address in its normal form if a link may lead there, else null. Relative addresses lead nowhere. */
export function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return SAFE_SCHEMES.has(url.protocol) ? url.href : null;
}
