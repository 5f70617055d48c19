// Files beside the page, which large releases keep data in: scripts that hand their data to `demarche.part`.
//
// A page opened from disk may not fetch, but it may run scripts. Its policy lets just those run that bear the
// nonce of the page, which this code gives to no others than the files that the page itself names.

import type { Part } from "./wire.ts";

type Receive = (file: string, data: unknown) => void;

declare global {
  interface Window {
    demarche?: { part: Receive };
  }
}

const waiting = new Map<string, (data: unknown) => void>();
const loading = new Map<string, Promise<unknown>>();

/** Data of one file; asked for once, however often it is called. */
export function loadPart(part: Part): Promise<unknown> {
  const known = loading.get(part.file);
  if (known) return known;
  window.demarche ??= { part: (file, data) => waiting.get(file)?.(data) };
  const made = new Promise<unknown>((resolve, reject) => {
    const script = document.createElement("script");
    const fail = (): void => {
      loading.delete(part.file);
      script.remove();
      reject(new Error(`${part.file} could not be read. It belongs beside this page: copy the whole folder of the release.`));
    };
    waiting.set(part.file, (data) => {
      waiting.delete(part.file);
      script.remove();
      resolve(data);
    });
    script.nonce = nonce();
    script.src = part.file;
    script.onerror = fail;
    script.onload = () => waiting.has(part.file) && fail();
    document.head.append(script);
  });
  loading.set(part.file, made);
  return made;
}

const nonce = (): string => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
