/**
 * What a message can consist of. Components exist for these kinds and no others, so nothing else can reach the page:
 * there is no node for HTML, for an image, or for a link with an unsafe address.
 */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  /** A name behind an @; it is mere text unless the message names somebody by it. */
  | { readonly kind: "mention"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly children: readonly Inline[] }
  | { readonly kind: "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "deleted"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: "break" };

export type Block =
  | { readonly kind: "paragraph" | "line"; readonly children: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly kind: "table"; readonly header: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "rule" };

/** `done` is null unless the item is a task. */
export interface ListItem {
  readonly done: boolean | null;
  readonly children: readonly Block[];
}

export interface Cell {
  readonly align: "start" | "center" | "end";
  readonly children: readonly Inline[];
}
