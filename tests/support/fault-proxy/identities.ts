import { createSecureContext, type SecureContext } from "node:tls";
import { certify } from "./certificate.ts";
import { testHost } from "./names.ts";

/**
 * `untrusted`: signed by itself. `expired`: yesterday. `wrong-name`: of another host. `incomplete-chain`: the
 * certificate between it and the authority is not sent, the commonest mistake of all.
 */
export type BadCertificate = "untrusted" | "expired" | "wrong-name" | "incomplete-chain";

export interface Identities {
  /** PEM of the authority that a client has to trust to speak with the proxy. */
  readonly authority: string;
  readonly contexts: Readonly<Record<BadCertificate | "good", SecureContext>>;
}

/** The certificates of one proxy on loopback, all made anew. */
export function createIdentities(): Identities {
  const hosts = ["127.0.0.1", "localhost", testHost];
  const hour = 3_600_000;
  const authority = certify({ name: "Parley test authority", isAuthority: true });
  const between = certify({ name: "Parley test intermediate", isAuthority: true }, authority);
  const leaf = certify({ name: "127.0.0.1", hosts }, between);
  const expired = {
    name: "127.0.0.1",
    hosts,
    validFrom: new Date(Date.now() - 48 * hour),
    validUntil: new Date(Date.now() - 24 * hour),
  };
  return {
    authority: authority.cert,
    contexts: {
      good: createSecureContext({ key: leaf.key, cert: leaf.cert + between.cert }),
      untrusted: createSecureContext(certify({ name: "127.0.0.1", hosts })),
      expired: createSecureContext(certify(expired, authority)),
      "wrong-name": createSecureContext(certify({ name: "other.example", hosts: ["other.example"] }, authority)),
      "incomplete-chain": createSecureContext({ key: leaf.key, cert: leaf.cert }),
    },
  };
}
