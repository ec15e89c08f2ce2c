import type { Profile } from "./workspace.ts";
import { coded, type CodedText } from "../text/catalogue.ts";

/** What a person can do in some workspaces only. */
export type Ability = "react" | "edit" | "delete" | "typing";

export type Abilities = Readonly<Record<Ability, boolean>>;

/** An API key opens no session, and what Odoo does by its routes alone is out of reach (WIRE.md §6.5). */
export function abilitiesOf(access: Profile["access"]): Abilities {
  const isSession = access === "session";
  return { react: isSession, edit: isSession, delete: isSession, typing: isSession };
}

/** Why it cannot be done, and what to do about it. */
export function unavailableReason(ability: Ability): CodedText {
  return coded(`unavailable.${ability}`);
}
