/** Where it is kept that somebody has read the notice on this device. */
const KEY = "collabd.plainHttp";
const READ = "read";

/** The notice that others could read along: shown on plain http until somebody has put it away. */
class PlainHttp {
  #shown = $state(!globalThis.isSecureContext && !wasRead());

  get shown(): boolean {
    return this.#shown;
  }

  /** Put the notice away; it stays away on later visits, if this browser keeps anything. */
  dismiss(): void {
    this.#shown = false;
    try {
      localStorage.setItem(KEY, READ);
    } catch (error) {
      console.warn("The notice comes back on the next visit, since storage is switched off.", error);
    }
  }
}

function wasRead(): boolean {
  try {
    return localStorage.getItem(KEY) === READ;
  } catch {
    // Storage may be switched off; then nobody has put anything away.
    return false;
  }
}

export const plainHttp = new PlainHttp();
