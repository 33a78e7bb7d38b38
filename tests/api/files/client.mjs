// Uploads a file with tus-js-client as it is: breaks off after 100,000 bytes, finds the upload again, goes on.
// Arguments: endpoint, token, file. Prints {url, resumedAt}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [endpoint, token, file] = process.argv.slice(2);
const tus = createRequire(join(process.cwd(), "app", "package.json"))("tus-js-client");
const options = {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: "view.png", filetype: "text/html" },
  chunkSize: 100_000,
  retryDelays: null,
};
const content = readFileSync(file);

function begun() {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(content, {
      ...options,
      onError: reject,
      onChunkComplete: () => void upload.abort().then(() => resolve(upload.url)),
    });
    upload.start();
  });
}

function finished(url) {
  let resumedAt;
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(content, {
      ...options,
      uploadUrl: url,
      onError: reject,
      onProgress: (sent) => (resumedAt ??= sent),
      onSuccess: () => resolve({ url: upload.url, resumedAt }),
    });
    upload.start();
  });
}

console.log(JSON.stringify(await finished(await begun())));
