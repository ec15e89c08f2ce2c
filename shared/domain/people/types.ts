import type { Table } from "../../collections/table.ts";
import type { PersonaKey } from "../../ids.ts";

export type Presence = "online" | "away" | "offline" | "bot" | "unknown";

export interface Person {
  readonly key: PersonaKey;
  readonly name: string;
  readonly presence: Presence;
  /** Has a user of his own on this database, so that a direct message can reach him. */
  readonly isUser: boolean;
  /** Changes when the picture does; null until the server told. Goes into the picture's address. */
  readonly avatarVersion: string | null;
}

export type People = Table<PersonaKey, Person>;

export type PersonChanges = Partial<Omit<Person, "key">> & Pick<Person, "key">;
