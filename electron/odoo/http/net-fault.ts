import type { HttpFaultType } from "../../core/ports/http.ts";

/** Why a connection did not come about, by Node's error code: in each of these cases nothing was sent. */
export function faultBeforeConnection(error: NodeJS.ErrnoException): HttpFaultType {
  const code = error.code ?? "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name-not-resolved";
  if (code === "ECONNREFUSED") return "refused";
  if (asksForCertificate(error)) return "client-certificate";
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|^CRL_/.test(code)) return "certificate";
  return "unreachable";
}

/** The server goes no further without a certificate of the person's own: it has looked at nothing that was sent. */
export function asksForCertificate({ code }: NodeJS.ErrnoException): boolean {
  return code === "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED";
}

export function describeError(error: NodeJS.ErrnoException): string {
  return error.code === undefined ? error.message : `${error.code}: ${error.message}`;
}
