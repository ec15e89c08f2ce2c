/**
 * Whether what is sent to a server can be read and changed on the way: it is reached without encryption, and not on
 * this computer or in a network of its own. Only the name or number itself is judged, never what a name resolves to.
 *
 * Not exposed are loopback, the private ranges of RFC 1918, link-local addresses, IPv6's unique local ones, names of
 * one part, and names that end with .localhost, .local, .lan, .internal or .home.arpa. The range that providers share
 * among their customers (100.64.0.0/10) is exposed: it is the provider's network.
 * @param origin of a server, as `URL` writes it
 */
export function isExposed(origin: string): boolean {
  const host = /^http:\/\/(\[[^\]]*\]|[^/:]+)/.exec(origin)?.[1];
  return host !== undefined && !isLocalAddress(host) && !isLocalName(host);
}

/** A number that means a machine nearby. An IPv6 address is in brackets. */
export function isLocalAddress(host: string): boolean {
  if (!host.startsWith("[")) return /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?=(?:\.\d+)+$)/.test(host);
  const mapped = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/i.exec(host);
  return mapped
    ? isLocalAddress([...bytesOf(mapped[1]), ...bytesOf(mapped[2])].join("."))
    : /^\[(?:::1\]|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/i.test(host);
}

function bytesOf(word = ""): readonly number[] {
  const value = Number.parseInt(word, 16);
  return [value >> 8, value & 0xff];
}

/** A name that no name server of the world gives out. */
function isLocalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  const isOneLabel = !/[.[\]]/.test(name) && /[a-z_-]/.test(name);
  return isOneLabel || /\.(?:localhost|local|lan|internal|home\.arpa)$/.test(name);
}
