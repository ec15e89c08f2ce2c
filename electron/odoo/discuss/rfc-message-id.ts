import * as v from "valibot";
import { ClientId } from "../../../shared/ids.ts";

/** A message's own name in the form that e-mail threading wants of a Message-ID (WIRE.md §7). */
export function toMessageId(clientId: ClientId): string {
  return `<${clientId}@parley>`;
}

/** The name in a Message-ID that some Parley gave; null for all others. */
export function clientIdIn(messageId: string): ClientId | null {
  const parsed = v.safeParse(ClientId, /^<([^@>]+)@parley>$/.exec(messageId)?.[1]);
  return parsed.success ? parsed.output : null;
}
