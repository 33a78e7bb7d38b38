// Writes THIRD_PARTY_NOTICES.txt: the licence of every npm package that goes to the browser.
//
//   node notices.mjs app/dist        (from web/, after the build)
//
// What goes to the browser is what the workspaces name under "dependencies", and what those need in turn:
// the lockfile marks everything else as development. So whatever is bundled belongs under "dependencies",
// the framework's runtime included. Ends with 1 when a licence is not allowed or its text is missing.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
]);

const OUR_LICENCE = new URL("../LICENSE", import.meta.url);

const RULE = "-".repeat(80);

/** Whether an SPDX expression leaves a choice of allowed licences only: one side of OR, both sides of AND. */
export function isAllowed(expression) {
  const text = unwrapped(expression.trim());
  for (const [operator, quantifier] of [["OR", "some"], ["AND", "every"]]) {
    const parts = split(text, operator);
    if (parts.length > 1) return parts[quantifier](isAllowed);
  }
  return ALLOWED.has(text);
}

/** The packages that the lockfile does not mark as development: `{path, name, version, license}`, by name. */
export function bundled(lock, isInstalled) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes("node_modules/") && !entry.link && !entry.dev && !entry.devOptional)
    .filter(([path, entry]) => isInstalled(path) || !(entry.optional || entry.peer))
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      license: entry.license ?? "none",
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The licence and notice files of one installed package, joined; empty when there is nothing to go by. */
export function licenceText(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  if (!files.length) return licenceOfAuthor(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return files.sort().map((name) => readFileSync(join(folder, name), "utf8").trim()).join("\n\n");
}

/** Some packages only say "MIT" and who wrote them. The text is that of our own licence file, in their name. */
function licenceOfAuthor({ license, author }) {
  const name = typeof author === "string" ? author : author?.name;
  if (license !== "MIT" || !name) return "";
  return readFileSync(OUR_LICENCE, "utf8").replace(/^Copyright .*$/m, `Copyright (c) ${name}`).trim();
}

function split(text, operator) {
  const parts = [];
  let depth = 0;
  let part = [];
  for (const word of text.replaceAll("(", " ( ").replaceAll(")", " ) ").split(/\s+/).filter(Boolean)) {
    depth += word === "(" ? 1 : word === ")" ? -1 : 0;
    if (depth === 0 && word === operator) {
      parts.push(part.join(" "));
      part = [];
    } else {
      part.push(word);
    }
  }
  return [...parts, part.join(" ")];
}

function unwrapped(text) {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (const [place, sign] of [...text].entries()) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth === 0 && place < text.length - 1) return text;
  }
  return unwrapped(text.slice(1, -1).trim());
}

function main(target) {
  const packages = bundled(JSON.parse(readFileSync("package-lock.json", "utf8")), existsSync);
  const problems = [];
  const chapters = packages.map(({ path, name, version, license }) => {
    const title = `${name} ${version} (${license})`;
    const text = licenceText(path);
    if (!isAllowed(license)) problems.push(`${title}: this licence is not on the list in notices.mjs`);
    if (!text) problems.push(`${title}: has no licence file`);
    return `${RULE}\n${title}\n${RULE}\n\n${text}\n`;
  });
  if (!packages.length) problems.push("no package is under \"dependencies\", yet something is bundled");
  if (problems.length) {
    console.error(problems.join("\n"));
    process.exit(1);
  }
  mkdirSync(target, { recursive: true });
  const head = "The web app of collabd contains the following packages, each under its own licence.\n";
  writeFileSync(join(target, "THIRD_PARTY_NOTICES.txt"), [head, ...chapters].join("\n"));
  console.log(`${basename(target)}/THIRD_PARTY_NOTICES.txt: ${packages.length} packages`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.length !== 3) {
    console.error("usage: node notices.mjs FOLDER");
    process.exit(2);
  }
  main(process.argv[2]);
}
