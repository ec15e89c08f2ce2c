import type { StoredWorkspace } from "../ports/storage.ts";

/** To which servers without encryption secrets may be sent. */
export interface PlainHttpAgreements {
  /** The person says so, now and for that server: kept with its workspace once they are signed in. */
  agree(origin: string | undefined): void;
  origins(): readonly string[];
}

/**
 * @param preset the origin that was set from outside, which its setter has agreed to; null for none
 * @param stored the workspaces that are open
 */
export function createPlainHttpAgreements(
  preset: string | null,
  stored: () => readonly StoredWorkspace[],
): PlainHttpAgreements {
  const agreed = new Set(preset === null ? [] : [preset]);
  return {
    agree: (origin) => void (origin !== undefined && agreed.add(origin)),
    origins: () => [
      ...agreed,
      ...stored().flatMap(({ profile, isPlainHttpAgreed }) => (isPlainHttpAgreed ? [profile.server] : [])),
    ],
  };
}
