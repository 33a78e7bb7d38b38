/** Up to three emoji and nothing else: as they are all there is to see, they may be seen. */
const LONE_EMOJI = /^\s*(?:\p{RGI_Emoji}\s*){1,3}$/v;

/** Whether a message is nothing but a few emoji. */
export function isLoneEmoji(source: string): boolean {
  return LONE_EMOJI.test(source);
}
