// What `demarche review` adds to the page of a release. The page itself has none of it.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Release } from "../model/types.ts";
import type { Place } from "../views/registry.ts";

export interface Extension {
  /** More addresses, and more names in the navigation. */
  readonly places?: Readonly<Record<string, Place>>;
  /** Stands above every view. */
  readonly Banner?: (props: { readonly release: Release }) => ComponentChildren;
  /** Stands below the evidence of a position, on its page. */
  readonly PositionTools?: (props: { readonly release: Release; readonly row: number }) => ComponentChildren;
  /** Stands below the text of a document. */
  readonly DocumentTools?: (props: { readonly release: Release; readonly row: number }) => ComponentChildren;
}

export const ExtensionContext = createContext<Extension>({});
export const useExtension = (): Extension => useContext(ExtensionContext);
