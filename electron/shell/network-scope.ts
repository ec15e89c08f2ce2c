import { BlockList, isIP } from "node:net";

/**
 * Where an address lies. `private`: in the networks of an office or a home, or of a VPN. `none`: where no server for
 * people is, such as the services that a cloud has for its own machines.
 */
export type NetworkScope = "public" | "private" | "loopback" | "none";

/** Each kind of address has lists of its own: a `BlockList` with both may take one kind for the other. */
const older = {
  loopback: listOf("ipv4", ["127.0.0.0/8", "0.0.0.0/8"]),
  private: listOf("ipv4", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]),
  none: listOf("ipv4", ["169.254.0.0/16", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/3"]),
};
/** Among `none` also those that hold an address of the older kind, by which any of those above could be spelled. */
const newer = {
  loopback: listOf("ipv6", ["::1/128", "::/128"]),
  private: listOf("ipv6", ["fc00::/7"]),
  none: listOf("ipv6", [
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
    "::/96",
    "::ffff:0:0/96",
    "2001::/32",
    "2002::/16",
    "64:ff9b:1::/48",
  ]),
};

/** @param address an IP address without brackets; null when it is none */
export function networkScope(address: string): NetworkScope | null {
  const version = isIP(address);
  if (version === 0) return null;
  const family = version === 4 ? "ipv4" : "ipv6";
  const lists = version === 4 ? older : newer;
  for (const scope of ["loopback", "private", "none"] as const) if (lists[scope].check(address, family)) return scope;
  return "public";
}

function listOf(family: "ipv4" | "ipv6", networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
