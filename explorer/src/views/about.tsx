// About the version: method in short, how good it is, codebook, how to cite, downloads, what was left out.

import { useEffect, useRef } from "preact/hooks";
import { day, dayOf } from "../model/format.ts";
import { href } from "../router/route.ts";
import { AboutCite } from "./about-cite.tsx";
import { AboutCodebook } from "./about-codebook.tsx";
import { AboutDownloads } from "./about-downloads.tsx";
import { AboutMethod } from "./about-method.tsx";
import { AboutQuality } from "./about-quality.tsx";
import { AboutQuarantine } from "./about-quarantine.tsx";
import type { ViewProps } from "./view.ts";

const SECTIONS = [
  ["method", "How to read it", AboutMethod],
  ["quality", "How good is it?", AboutQuality],
  ["codebook", "Codebook", AboutCodebook],
  ["cite", "How to cite", AboutCite],
  ["downloads", "Downloads", AboutDownloads],
  ["quarantine", "What was not let through", AboutQuarantine],
] as const;

export function About({ release, route }: ViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (route.id) box.current?.querySelector(`#about-${CSS.escape(route.id)}`)?.scrollIntoView();
  }, [route.id]);
  const { about } = release;
  return (
    <div class="about" ref={box}>
      <header>
        <p class="eyebrow">Version {about.version} · {day(dayOf(about.released))}</p>
        <h1>About this release</h1>
        <p class="lead">{about.description}</p>
      </header>
      <nav class="about-nav no-print" aria-label="On this page">
        <ul>{SECTIONS.map(([id, label]) => <li key={id}><a href={href("about", id)} aria-current={route.id === id ? "true" : undefined}>{label}</a></li>)}</ul>
      </nav>
      <div class="about-body">
        {SECTIONS.map(([id, label, Section]) => (
          <section key={id} id={`about-${id}`} aria-labelledby={`about-${id}-title`} data-arrive={route.id === id ? "" : undefined}>
            <h2 id={`about-${id}-title`}>{label}</h2>
            <Section release={release} />
          </section>
        ))}
      </div>
    </div>
  );
}
