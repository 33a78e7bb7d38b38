// Writes src/schema.d.ts from openapi.json; with --check it only says whether the two agree.
//
// What a client sends is closed (`additionalProperties: false`) and may leave out whatever has a default; what the
// server answers always carries every field. So only the defaults of closed schemas make a field optional.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const description = new URL("../openapi.json", import.meta.url);
const target = new URL("../src/schema.d.ts", import.meta.url);

function openRequests(schemas) {
  for (const schema of Object.values(schemas)) {
    if (schema.additionalProperties !== false) continue;
    for (const property of Object.values(schema.properties ?? {})) delete property.default;
  }
}

const api = JSON.parse(await readFile(description, "utf8"));
openRequests(api.components.schemas);
const tree = await openapiTS(api, {
  immutable: true,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  silent: true,
});
const text = `// Made by \`npm run types\` from openapi.json. Changes belong into the server's Structs.\n${astToString(tree)}`;

if (!process.argv.includes("--check")) {
  await writeFile(target, text);
} else if ((await readFile(target, "utf8")) !== text) {
  console.error("src/schema.d.ts does not agree with openapi.json: run `npm run types`.");
  process.exitCode = 1;
}
