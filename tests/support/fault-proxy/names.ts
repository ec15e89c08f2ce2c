import dns from "node:dns";

/** A name that no resolver knows (RFC 6761 §6.4), and that stands for this machine while `createNames` answers. */
export const testHost = "odoo.parley-test.invalid";

export interface Names {
  /** Whether the name can be found. Whoever is connected already does not ask. */
  set(isKnown: boolean): void;
  stop(): void;
}

type Answer = (error: NodeJS.ErrnoException | null, address?: unknown, family?: number) => void;

/**
 * The fault that comes before any proxy: name resolution that can fail. Sockets of this process ask `dns.lookup` for
 * every name; for this one it is answered here, and all others are left to the system.
 */
export function createNames(): Names {
  const system = dns.lookup;
  let isKnown = true;

  function answer(all: boolean, tell: Answer): void {
    if (!isKnown) {
      const error = new Error(`getaddrinfo ENOTFOUND ${testHost}`);
      return tell(Object.assign(error, { code: "ENOTFOUND", syscall: "getaddrinfo", hostname: testHost }));
    }
    if (all) tell(null, [{ address: "127.0.0.1", family: 4 }]);
    else tell(null, "127.0.0.1", 4);
  }

  const lookup = (name: string, options: dns.LookupOptions, tell: Answer): void => {
    if (name === testHost) process.nextTick(answer, options.all === true, tell);
    else system(name, options, tell);
  };
  Object.assign(dns, { lookup });
  return {
    set(isKnownNow) {
      isKnown = isKnownNow;
    },
    stop: () => void Object.assign(dns, { lookup: system }),
  };
}
