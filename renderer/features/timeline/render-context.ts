import type { Profile, WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { PersonaKey, WorkspaceId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import type { Row } from "./rows.ts";

/** What a row has to know of its workspace. */
export interface RenderContext {
  readonly id: WorkspaceId;
  readonly people: WorkspaceState["people"];
  readonly profile: Profile;
}

/** Whether a row looks the same in both: people come online all the time, but seldom change name or picture. */
export function looksSame(row: Row, one: RenderContext, other: RenderContext): boolean {
  if (one === other) return true;
  if (one.id !== other.id || one.profile !== other.profile) return false;
  return one.people === other.people || peopleIn(row, one).every((key) => isSameAvatarOf(key, one, other));
}

function peopleIn(row: Row, { profile }: RenderContext): readonly (PersonaKey | null)[] {
  switch (row.type) {
    case "day":
    case "new":
    case "aside":
      return [];
    case "system":
    case "message":
      return [row.message.author, row.message.replyTo?.author ?? null];
    case "echo":
      return [profile.self];
  }
}

function isSameAvatarOf(key: PersonaKey | null, one: RenderContext, other: RenderContext): boolean {
  if (key === null) return true;
  const before = at(one.people, key);
  const after = at(other.people, key);
  return before === after || (before?.name === after?.name && before?.avatarVersion === after?.avatarVersion);
}
