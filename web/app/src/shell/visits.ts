import { base } from "./base.ts";

/** Servers below other paths of this host keep theirs apart. */
const KEY = `collabd.signedIn${base}`;

/**
 * Whether somebody was signed in here when the app was last open. It only saves a question: who was can be asked
 * for their rooms at once, and for who was not that would be refused.
 */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // Storage may be switched off; then the server is asked.
    return false;
  }
}

/** Note for the next visit whether somebody is signed in. */
export function noteSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
