import type { LoggedRequest } from "../../electron/demo/requests.ts";

/** What the server was asked about messages, by their names: it sees what the app really did, over all of its lives. */
export interface Tally {
  /** Counts what has come since; the others do so too. */
  catchUp(): void;
  /** Posts that reached the server. */
  posts(): number;
  /** Messages that were looked for at least once; `reposted`: those posted after a look; `found`: the others. */
  doubts(): { readonly lookedUp: number; readonly found: number; readonly reposted: number };
  /** Requests of all kinds. */
  requests(): number;
}

/**
 * Reads on in the server's request log whenever it is asked. That log forgets its oldest: who asks too seldom is told.
 * @throws when requests were forgotten before they were counted.
 */
export function createTally(log: readonly LoggedRequest[]): Tally {
  let seen: LoggedRequest | null = null;
  let posts = 0;
  let requests = 0;
  const lookedUp = new Set<string>();
  const reposted = new Set<string>();

  function catchUp(): void {
    const place = seen === null ? -1 : log.lastIndexOf(seen);
    if (seen !== null && place < 0) throw new Error("the server's request log was not read in time");
    const fresh = log.slice(place + 1);
    seen = fresh.at(-1) ?? seen;
    requests += fresh.length;
    for (const { route, params } of fresh) {
      if (route.endsWith("/message_post")) {
        posts += 1;
        const name = nameIn(params);
        if (name !== null && lookedUp.has(name)) reposted.add(name);
      } else if (route.endsWith("/mail.message/search_read")) {
        const name = nameIn(params);
        if (name !== null) lookedUp.add(name);
      }
    }
  }

  return {
    catchUp,
    posts: () => (catchUp(), posts),
    requests: () => (catchUp(), requests),
    doubts() {
      catchUp();
      return { lookedUp: lookedUp.size, found: lookedUp.size - reposted.size, reposted: reposted.size };
    },
  };
}

/** The RFC Message-ID, wherever it stands among the arguments (WIRE.md §7). */
function nameIn(params: LoggedRequest["params"]): string | null {
  return /<[^<>"\s@]+@[^<>"\s@]+>/.exec(JSON.stringify(params))?.[0] ?? null;
}
