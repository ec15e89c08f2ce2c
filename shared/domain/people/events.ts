import type { PersonChanges } from "./types.ts";

/** What the server says of people. */
export interface PeopleChanged {
  readonly type: "people-changed";
  readonly people: readonly PersonChanges[];
}
