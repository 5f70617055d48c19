// Runs the tests beside the sources (src/**/*.test.ts) with Node's own runner, bundled by esbuild.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const found = readdirSync(join(here, "src"), { recursive: true }).filter((name) => /\.test\.tsx?$/.test(name));
const out = mkdtempSync(join(tmpdir(), "explorer-tests-"));
try {
  await build({
    absWorkingDir: here,
    entryPoints: found.map((name) => join("src", name)),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
  });
  const files = readdirSync(out, { recursive: true }).filter((name) => name.endsWith(".mjs")).map((name) => join(out, name));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
