/** Whether this browser may show notifications on the desktop: not asked yet, allowed, refused, or unable to. */
export type Permission = NotificationPermission | "insecure" | "unable";

/** The desktop's notifications, as far as this browser has them. Pages without https have none. */
class Desktop {
  #permission: Permission = $state(permissionNow());

  get permission(): Permission {
    return this.#permission;
  }

  /** Whether they may be shown now; somebody may have said so in another tab. */
  get isAllowed(): boolean {
    return this.#permission !== "unable" && permissionNow() === "granted";
  }

  /** Ask whether they may be shown. Browsers listen to that only after a click. */
  async ask(): Promise<void> {
    this.#permission = await Notification.requestPermission();
  }

  /** Show one; `tag` keeps the same thing from being shown twice. A click on it calls `onopen`. */
  show(title: string, body: string, tag: string, onopen: () => void): void {
    try {
      const shown = new Notification(title, { body, tag });
      shown.onclick = () => {
        window.focus();
        shown.close();
        onopen();
      };
    } catch (error) {
      // Browsers of phones show them from service workers alone.
      if (!(error instanceof TypeError)) throw error;
      this.#permission = "unable";
    }
  }
}

function permissionNow(): Permission {
  if (!globalThis.isSecureContext) return "insecure";
  return "Notification" in globalThis ? Notification.permission : "unable";
}

export const desktop = new Desktop();
