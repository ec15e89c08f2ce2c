import type { HttpFault, HttpFaultType } from "../core/ports/http.ts";

/**
 * What Chromium's error names (net_error_list.h) mean to us. Only what surely ended before a request could leave may be
 * called anything but `timeout` or `broken`, for those two keep a sent message in doubt.
 */
const faults: readonly (readonly [pattern: RegExp, type: HttpFaultType])[] = [
  [/^(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ICANN_NAME_COLLISION|DNS_\w+)$/, "name-not-resolved"],
  [/^CONNECTION_REFUSED$/, "refused"],
  [/^(?:CERT_\w+|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN)$/, "certificate"],
  // Chromium ends a request for which somebody would have to choose one, though the server might do without.
  [/^(?:SSL_CLIENT_AUTH_\w+|BAD_SSL_CLIENT_AUTH_CERT)$/, "client-certificate"],
  [
    /^(?:ADDRESS_\w+|INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED|CONNECTION_TIMED_OUT|CONNECTION_FAILED)$/,
    "unreachable",
  ],
  [/^(?:PROXY_\w+|TUNNEL_CONNECTION_FAILED|SOCKS_\w+|UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME)$/, "unreachable"],
  [/^(?:SSL_PROTOCOL_ERROR|SSL_VERSION_OR_CIPHER_MISMATCH|ECH_\w+)$/, "unreachable"],
  [/^TIMED_OUT$/, "timeout"],
  [/^ABORTED$/, "aborted"],
];

/** Names for an end that may also come within the encrypted answer, when something on the way garbles it. */
const alsoLater = /^SSL_PROTOCOL_ERROR$/;

/**
 * From an error of Electron's `net`, whose message is `net::ERR_NAME`.
 * @param isRepeatable of the request: a second one does no harm, so what probably never left may be called that
 */
export function faultOf(error: Error, isRepeatable: boolean): HttpFault {
  const name = /net::ERR_(\w+)/.exec(error.message)?.[1];
  if (name && !isRepeatable && alsoLater.test(name)) return { type: "broken", detail: name };
  const type = name && faults.find(([pattern]) => pattern.test(name))?.[1];
  return { type: type || "broken", detail: name ?? error.message };
}
