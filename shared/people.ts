import type { Person, PersonChanges, WorkspaceState } from "./discuss.ts";
import type { PersonaKey } from "./ids.ts";
import { merged } from "./merged.ts";

/** What was told of people, added to what is known of them; who is not known yet begins as a stranger. */
export function withPeople(
  people: WorkspaceState["people"],
  changes: readonly PersonChanges[],
): WorkspaceState["people"] {
  const fresh = changes.map((change): [PersonaKey, Person] => [
    change.key,
    merged(people[change.key] ?? stranger(change.key), change),
  ]);
  return merged(people, Object.fromEntries(fresh));
}

function stranger(key: PersonaKey): Person {
  return { key, name: "", presence: "unknown", isUser: false, avatarVersion: null };
}
