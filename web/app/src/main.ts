import { Client } from "@collabd/client";
import { mount } from "svelte";
import Root from "./Root.svelte";
import "./design/base.css";
import { fetchMarked } from "./messages/markdown/marked.svelte.ts";
import { App } from "./shell/app.svelte.ts";
import { base } from "./shell/base.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no place for the app.");
void fetchMarked();
mount(Root, { target, props: { app: new App(new Client({ baseUrl: location.origin + base })) } });
