import { plural } from "./counts.ts";

const people = (count: number): string => plural(count, { one: "{n} member", other: "{n} members" });
const about = (members: number, description: string): string =>
  description ? `${description} \u00b7 ${people(members)}` : people(members);

/** The English texts for invites into rooms. */
export const invites = {
  invites: {
    open: "Invite link",
    dialog: (room: string) => `Invite people to ${room}`,
    text: "Whoever has an account here and opens the link can join the room.",
    qr: "The link as a QR code",
    title: (room: string) => `Join ${room}`,
    about,
    signInFirst: (members: number, description: string) => `${about(members, description)}. Sign in to join.`,
    join: "Join room",
    notNow: "Not now",
  },
};
