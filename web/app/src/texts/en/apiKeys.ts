/** The English texts for API keys. */
export const apiKeys = {
  apiKeys: {
    title: "API keys",
    text:
      "For bots and programs that act as you, as far as you let them. They cannot make keys, change passwords, " +
      "sign others out or administrate.",
    list: "Your API keys",
    none: "You have no API keys.",
    name: "What is it for?",
    namePlaceholder: "Build notices",
    scopes: "What it may do",
    expires: "How long it works",
    days: (count: string) => `${count} days`,
    year: "One year",
    never: "Until it is revoked",
    create: "Create key",
    made: "Copy the key now: it is not shown again.",
    key: "API key",
    scope: {
      read: "Read what you can read, and listen",
      "messages:write": "Write: post, edit, delete, react, pin",
      "rooms:write": "Rooms: make and change them, join, leave, members",
      "profile:write": "What is yours: status, what is read, bookmarks",
    },
    facts: (created: string, used: string, ends: string) => `Made ${created} · ${used} · ${ends}`,
    used: (time: string) => `last used ${time}`,
    unused: "never used",
    until: (date: string) => `works until ${date}`,
    forever: "works until it is revoked",
    revoke: "Revoke",
    revokeOf: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke ${name}?`,
    revokeText: "Whatever uses this key is cut off at once.",
  },
};
