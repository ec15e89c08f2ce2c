import type { ClientId } from "../../shared/ids.ts";

/** A message's own name in the form that e-mail threading wants of a Message-ID (WIREBOOK §7). */
export function rfcName(clientId: ClientId): string {
  return `<${clientId}@parley>`;
}
