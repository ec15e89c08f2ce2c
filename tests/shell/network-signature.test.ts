import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { networkSignature } from "../../electron/shell/network-signature.ts";

const address = (text: string, internal = false): NetworkInterfaceInfo => {
  const shared = { address: text, mac: "00:00:00:00:00:00", internal, cidr: null, netmask: "" };
  return text.includes(":") ? { ...shared, family: "IPv6", scopeid: 0 } : { ...shared, family: "IPv4" };
};

test("a machine with loopback and link-local addresses alone is in no network", () => {
  expect(networkSignature({ lo: [address("127.0.0.1", true), address("::1", true)], eth0: [address("fe80::1")] })).toBe(
    "",
  );
});

test("another address means another network, another order does not", () => {
  const wifi = { wlan0: [address("192.168.1.20")], eth0: [address("10.0.0.5")] };
  expect(networkSignature(wifi)).toBe("eth0 10.0.0.5, wlan0 192.168.1.20");
  expect(networkSignature({ eth0: wifi.eth0, wlan0: wifi.wlan0 })).toBe(networkSignature(wifi));
  expect(networkSignature({ ...wifi, wlan0: [address("172.16.0.9")] })).not.toBe(networkSignature(wifi));
});

test("a new privacy address in the same IPv6 network changes nothing", () => {
  const first = { eth0: [address("2001:db8:1:2:aaaa::1")] };
  const later = { eth0: [address("2001:db8:1:2:bbbb:cccc:dddd:1"), address("2001:db8:1:2:aaaa::1")] };
  expect(networkSignature(later)).toBe(networkSignature(first));
  expect(networkSignature({ eth0: [address("2001:db8::1")] })).toBe("eth0 2001:db8:0:0");
});
