// The frame of every view: masthead, navigation, main, foot. It moves focus and scroll as a page load would.

import { Component, type ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { parse } from "../router/route.ts";
import { href } from "../router/route.ts";
import { useRoute } from "../router/use.ts";
import { day, dayOf } from "../model/format.ts";
import type { Release } from "../model/types.ts";
import { PLACES, type Place } from "../views/registry.ts";
import { ExtensionContext, type Extension } from "./extension.ts";
import { NotFound } from "./not-found.tsx";
import { SchemeSwitch } from "./scheme-switch.tsx";

interface ShellProps {
  readonly release: Release;
  readonly extension: Extension;
}

export function Shell({ release, extension }: ShellProps) {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = `${route.view}/${route.id ?? ""}`;
  const places: Readonly<Record<string, Place>> = { ...PLACES, ...extension.places };
  const known = Object.hasOwn(places, route.view) ? places[route.view] : undefined;
  useTitle(release, main, location.hash);
  useArrival(main, place);
  return (
    <ExtensionContext.Provider value={extension}>
      <a class="skip" href="#content" onClick={(event) => skip(event, main.current)}>Skip to the content</a>
      <Masthead release={release} places={places} view={route.view} />
      {extension.Banner && <extension.Banner release={release} />}
      <main ref={main} id="content" tabIndex={-1} class={`view view-${known ? route.view : "missing"}`}>
        <Guard key={place}>
          {known ? <known.view key={place} release={release} route={route} /> : <NotFound what="page" id={route.view} />}
        </Guard>
      </main>
      <Foot release={release} />
    </ExtensionContext.Provider>
  );
}

function Masthead({ release, places, view }: { readonly release: Release; readonly places: Readonly<Record<string, Place>>; readonly view: string }) {
  const { title, version, released } = release.about;
  const [name, ...rest] = title.split(": ");
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <p class="masthead-title">
          <a href={href("overview")}>{name}</a>
          {rest.length > 0 && <span class="masthead-subtitle">{rest.join(": ")}</span>}
        </p>
        <p class="masthead-version">
          Version {version}<span class="masthead-date"> · {day(dayOf(released))}</span>
        </p>
        <nav aria-label="Views" class="nav">
          <ul>
            {Object.entries(places).filter(([, place]) => place.label).map(([id, place]) => (
              <li key={id}>
                <a href={href(id)} aria-current={id === view || place.covers?.includes(view) ? "page" : undefined}>{place.label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <SchemeSwitch />
      </div>
    </header>
  );
}

function Foot({ release }: { readonly release: Release }) {
  const { about } = release;
  return (
    <footer class="foot">
      <div class="foot-inner">
        <p>{about.citation}</p>
        <p>
          Data {about.licences.find((one) => one.of === "data")?.name ?? ""}; each text and quotation under its own rights.{" "}
          <a href={href("about", "cite")}>How to cite</a> · <a href={href("about", "downloads")}>Downloads</a> ·{" "}
          <a href={href("about", "quality")}>How good is it?</a>
        </p>
      </div>
    </footer>
  );
}

/** The title of the page follows the heading of the view. */
function useTitle(release: Release, main: { readonly current: HTMLElement | null }, hash: string): void {
  useEffect(() => {
    const heading = main.current?.querySelector("h1")?.textContent?.trim();
    const name = release.about.title.split(": ")[0] ?? "";
    document.title = heading && parse(hash).view !== "overview" ? `${heading} · ${name} ${release.about.version}` : `${release.about.title} · ${release.about.version}`;
  });
}

/** On another view or another thing: focus goes to its content. The browser keeps the scroll of steps back. */
function useArrival(main: { readonly current: HTMLElement | null }, place: string): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (before.current !== null && before.current !== place) {
      main.current?.focus({ preventScroll: true });
      if (!main.current?.querySelector("[data-arrive]")) scrollTo(0, 0);
    }
    before.current = place;
  }, [place]);
}

function skip(event: Event, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
  main?.scrollIntoView();
}

/** A view that breaks says so, and the rest of the page goes on. */
class Guard extends Component<{ readonly children: ComponentChildren }, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static override getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ComponentChildren {
    if (this.state.error === null) return this.props.children;
    const said = this.state.error instanceof Error ? this.state.error.message : String(this.state.error);
    return (
      <div class="failure">
        <h1>This view could not be drawn</h1>
        <p>{said}</p>
        <p>The other views and the tables beside this page are not affected.</p>
      </div>
    );
  }
}
