// Builds the page's code and styles into demarche/explorer/assets/: explorer.js, explorer.css, review.js
// if there is one, and assets.json with their digests and that of the sources (demarche/explorer/assets.py
// compares both). Same sources
// and packages, same bytes.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "demarche", "explorer", "assets");
const entries = { explorer: "src/main.tsx", review: "src/review/main.tsx" };

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Names and digests of what the assets are built from, as assets.py lists them. */
function sourceLines() {
  const below = readdirSync(join(here, "src"), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  const beside = ["build.mjs", "package-lock.json", "package.json", "tsconfig.json"].map((name) => join(here, name));
  const lines = [...below, ...beside].map(
    (path) => `${relative(here, path).split(sep).join("/")}:${digest(readFileSync(path))}\n`,
  );
  return lines.sort().join("");
}

mkdirSync(dirname(target), { recursive: true });
// Beside the target, so that the last step is a rename: no reader sees half a build.
const staged = mkdtempSync(`${target}.making-`);
try {
  const found = Object.entries(entries).filter(([, path]) => existsSync(join(here, path)));
  await build({
    absWorkingDir: here,
    entryPoints: [...found.map(([out, path]) => ({ out, in: path })), { out: "explorer-styles", in: "src/styles/main.css" }],
    outdir: staged,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome111", "firefox115", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  renameSync(join(staged, "explorer-styles.css"), join(staged, "explorer.css"));
  // A style sheet that review imports becomes review.css.
  const names = readdirSync(staged).sort();
  const record = Object.fromEntries(names.map((name) => [name, digest(readFileSync(join(staged, name)))]));
  record.sources = digest(sourceLines());
  writeFileSync(join(staged, "assets.json"), `${JSON.stringify(record, null, 2)}\n`);
  rmSync(target, { recursive: true, force: true });
  renameSync(staged, target);
  for (const name of names) console.log(`${name}  ${readFileSync(join(target, name)).length} bytes`);
} finally {
  rmSync(staged, { recursive: true, force: true });
}
