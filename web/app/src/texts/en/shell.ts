/** The English texts for what surrounds everything. */
export const shell = {
  form: {
    cancel: "Cancel",
    close: "Close",
    copied: "Copied",
    copy: "Copy",
    dismiss: "Dismiss",
    hidePassword: "Hide password",
    noClipboard: "This page may not use the clipboard. Select the text and copy it.",
    retry: "Try again",
    more: "Show more",
    save: "Save",
    showPassword: "Show password",
    undo: "Undo",
    understood: "Got it",
  },

  errors: {
    unexpected: (reason: string) => `Something went wrong: ${reason}`,
    outdated: "This page is older than the server. Reload it to go on.",
    reload: "Reload",
  },

  shell: {
    title: (place: string, server: string) => `${place} · ${server}`,
    unreadTitle: (rooms: number, title: string) => `(${rooms}) ${title}`,
    notes: "Notes",
    loading: "Loading…",
    cannotStart: "The server cannot be reached",
    stillTrying: "This page goes on trying, and opens as soon as it answers.",
    sidebar: "Rooms and people",
    main: "Conversation",
    back: "Back to the rooms",
    settings: "Settings",
    signOut: "Sign out",
    me: (name: string) => `Signed in as ${name}`,
    notFound: "There is no such page",
    notFoundText: "The address may have been shortened on its way, or what it led to is gone.",
    home: "To the rooms",
  },

  insecure: {
    title: "Connection",
    notice: "About this connection",
    short: "This connection is not private: others on this network could read along, passwords included.",
    text:
      "This connection is not private (plain http). Talking works as usual, but others on this network could read " +
      "along, passwords included, and browsers keep desktop notifications for https.",
    more: "How to get https",
    askAdmin: "Ask the Admin of this server. They can make the connection private, with https, in about a minute.",
    untilThen: "Until then everything works; just write nothing here that others on this network must not read.",
    forAdmins: "On the machine of the server, in the folder where you start it, run this, and start it again:",
    afterwards:
      "It then prints the address of a page that takes each phone and laptop through trusting the server, once. If " +
      "public_urls is set in collabd.toml, change http to https there.",
  },

  connection: {
    live: "Live",
    connecting: "Connecting…",
    reconnecting: "Reconnecting…",
    reconnectingText: "Reconnecting. What you see may be a little old.",
    offline: "Offline",
    offlineText: "Offline. New messages appear as soon as the server can be reached.",
    signedOut: "Signed out",
  },
};
