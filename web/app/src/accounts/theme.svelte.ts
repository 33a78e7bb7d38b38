export type Theme = "system" | "light" | "dark";

/** Where the choice is kept; public/theme.js reads it before the first paint. */
const KEY = "collabd.theme";

/** The chosen look of the app on this device. */
class ThemeChoice {
  #chosen: Theme = $state(read());

  get chosen(): Theme {
    return this.#chosen;
  }

  /** Choose a look; it holds at once and on later visits, if this browser keeps anything. */
  choose(theme: Theme): void {
    this.#chosen = theme;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch (error) {
      console.warn("The chosen theme holds until this page is closed, since storage is switched off.", error);
    }
  }
}

function read(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export const theme = new ThemeChoice();
