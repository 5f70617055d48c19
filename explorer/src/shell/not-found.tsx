// What an address that leads nowhere shows.

import { href } from "../router/route.ts";

export function NotFound({ what, id }: { readonly what: string; readonly id: string }) {
  return (
    <div class="failure">
      <h1>No such {what}</h1>
      <p>
        This version holds no {what} <code>{id}</code>. It may belong to another version of the dataset: ids are never
        reused, and <code>id_history</code> names what took the place of those that ended.
      </p>
      <p>
        <a href={href("overview")}>Overview</a> · <a href={href("positions")}>All positions</a>
      </p>
    </div>
  );
}
