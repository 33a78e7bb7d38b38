import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const SERVER = "http://127.0.0.1:8000";

/**
 * Lets `vite --mode fake` show the app over made-up data: the page loads dev/main.ts in place of src/main.ts.
 * It acts on the development server only, so no build can contain it.
 */
function fakeEntry(): Plugin {
  return {
    name: "collabd-fake-entry",
    apply: (_config, { command, mode }) => command === "serve" && mode === "fake",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => html.replace("/src/main.ts", "/dev/main.ts"),
    },
  };
}

export default defineConfig({
  plugins: [svelte(), fakeEntry()],
  build: {
    // The oldest with popovers, Intl.Segmenter and :dir().
    target: ["chrome120", "firefox125", "safari17"],
    // Every asset is a file of its own: the server's policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/api": SERVER,
      "/connection": { target: SERVER, ws: true },
    },
  },
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
  },
});
