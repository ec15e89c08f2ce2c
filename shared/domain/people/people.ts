import type { People, Person, PersonChanges } from "./types.ts";
import type { PersonaKey } from "../../ids.ts";
import { merged } from "../merge-by-id.ts";
import { at, put, type Entry } from "../../collections/table.ts";

/** What was told of people, added to what is known of them; who is not known yet begins as a stranger. */
export function withPeople(people: People, changes: readonly PersonChanges[]): People {
  const fresh = changes.map((change): Entry<PersonaKey, Person> => [
    change.key,
    merged(at(people, change.key) ?? stranger(change.key), change),
  ]);
  return put(people, fresh);
}

export function personEntry(person: Person): Entry<PersonaKey, Person> {
  return [person.key, person];
}

function stranger(key: PersonaKey): Person {
  return { key, name: "", presence: "unknown", isUser: false, avatarVersion: null };
}
