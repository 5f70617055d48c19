// Numbers as a list of bars: a table that is its own figure.

import { whole } from "../model/format.ts";

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly href: string;
}

export function Bars({ label, rows }: { readonly label: string; readonly rows: readonly Bar[] }) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return (
    <table class="bars-table">
      <caption class="for-the-ear">{label}</caption>
      <thead class="for-the-ear"><tr><th scope="col">{label}</th><th scope="col">Positions</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row"><a href={row.href}>{row.label}</a></th>
            <td>
              <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width={(100 * row.value) / most} height="8" /></svg>
              <span class="bar-value">{whole(row.value)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
