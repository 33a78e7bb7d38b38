/** The English texts for what people keep at hand: pins. */
export const keeping = {
  pins: {
    pin: "Pin to the room",
    unpin: "Unpin",
    mark: "Pinned",
    heading: "Pinned",
    listOf: (room: string) => `Pinned messages of ${room}`,
    none: "Nothing is pinned here.",
    by: (name: string) => `Pinned by ${name}`,
    cannotLoad: "Pinned messages could not be loaded.",
  },
};
