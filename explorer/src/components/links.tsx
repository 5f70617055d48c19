// Links to what the release names. Always use these: they escape ids and keep one form of each address.

import type { ComponentChildren } from "preact";
import { href } from "../router/route.ts";
import type { Release } from "../model/types.ts";

export const actorHref = (release: Release, actor: number): string => href("actor", release.actors.id[actor] ?? "");
export const topicHref = (release: Release, topic: number): string => href("topic", release.topics.id[topic] ?? "");
export const documentHref = (release: Release, document: number): string =>
  href("document", release.documents.id[document] ?? "");
export const positionHref = (release: Release, position: number): string =>
  href("position", release.positions.id[position] ?? "");

interface LinkProps {
  readonly release: Release;
  readonly row: number;
  readonly children?: ComponentChildren;
  readonly class?: string;
}

export function ActorLink({ release, row, children, class: name }: LinkProps) {
  return <a class={name} href={actorHref(release, row)}>{children ?? release.actors.label[row]}</a>;
}

export function TopicLink({ release, row, children, class: name }: LinkProps) {
  return (
    <a class={name} href={topicHref(release, row)} title={release.topics.proposition[row]}>
      {children ?? release.topics.label[row]}
    </a>
  );
}

export function DocumentLink({ release, row, children, class: name }: LinkProps) {
  return <a class={name} href={documentHref(release, row)}>{children ?? documentName(release, row)}</a>;
}

/** Title of a document, or its id where it has none. */
export const documentName = (release: Release, row: number): string =>
  release.documents.title[row] || release.documents.id[row] || "";
