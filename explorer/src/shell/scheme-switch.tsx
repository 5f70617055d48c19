// The switch between the system's scheme, light and dark.

import { useState } from "preact/hooks";
import { choice, choose, type Choice } from "./scheme.ts";

const NAMES: Readonly<Record<Choice, string>> = { system: "Auto", light: "Light", dark: "Dark" };

export function SchemeSwitch() {
  const [chosen, setChosen] = useState<Choice>(choice);
  return (
    <label class="scheme">
      <span class="for-the-ear">Colours of the page</span>
      <select
        value={chosen}
        onChange={(event) => {
          const value = event.currentTarget.value as Choice;
          choose(value);
          setChosen(value);
        }}
      >
        {Object.entries(NAMES).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
      </select>
    </label>
  );
}
