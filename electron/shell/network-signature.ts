import type { NetworkInterfaceInfo } from "node:os";

/**
 * The networks that this machine is in, as one comparable text; empty when in none. Of IPv6 only the network part
 * counts, because privacy addresses change by the hour without the network having changed.
 */
export function networkSignature(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter((address) => !address.internal && !address.address.startsWith("fe80:"))
        .map((address) => `${name} ${address.family === "IPv4" ? address.address : network(address.address)}`),
    )
    .filter((entry, index, all) => all.indexOf(entry) === index)
    .toSorted()
    .join(", ");
}

function network(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head.split(":");
  const missing = tail === undefined ? [] : Array<string>(Math.max(0, 4 - groups.length)).fill("0");
  return [...groups, ...missing].slice(0, 4).join(":");
}
