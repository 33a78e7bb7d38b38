import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const SERVER = "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte()],
  // Files name each other relatively; the server makes the page's addresses whole below its own path.
  base: "./",
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
      "/ca.crt": SERVER,
      "/trust": SERVER,
      "/connection": { target: SERVER, ws: true },
      "/emulation": SERVER,
    },
  },
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
  },
});
