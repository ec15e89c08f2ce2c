import { expect, test } from "vitest";
import { faultOf } from "../../electron/shell/net-fault.ts";

test.each([
  ["NAME_NOT_RESOLVED", "name-not-resolved"],
  ["CONNECTION_REFUSED", "refused"],
  ["INTERNET_DISCONNECTED", "unreachable"],
  ["ADDRESS_UNREACHABLE", "unreachable"],
  ["PROXY_CONNECTION_FAILED", "unreachable"],
  ["CERT_AUTHORITY_INVALID", "certificate"],
  ["CERT_COMMON_NAME_INVALID", "certificate"],
  ["SSL_CLIENT_AUTH_CERT_NEEDED", "client-certificate"],
  ["BAD_SSL_CLIENT_AUTH_CERT", "client-certificate"],
  ["SSL_PROTOCOL_ERROR", "unreachable"],
  ["TIMED_OUT", "timeout"],
  ["CONNECTION_RESET", "broken"],
  ["EMPTY_RESPONSE", "broken"],
  ["NETWORK_CHANGED", "broken"],
  ["SOMETHING_NEW", "broken"],
])("net::ERR_%s is %s", (name, type) => {
  expect(faultOf(new Error(`net::ERR_${name}`), true)).toEqual({ type, detail: name });
});

test("an encrypted line that is garbled may have carried the request: one that must not be repeated is in doubt", () => {
  expect(faultOf(new Error("net::ERR_SSL_PROTOCOL_ERROR"), false).type).toBe("broken");
  expect(faultOf(new Error("net::ERR_CONNECTION_REFUSED"), false).type).toBe("refused");
});

test("an error that Chromium does not name leaves the request in doubt", () => {
  expect(faultOf(new Error("Mojo went away"), true)).toEqual({ type: "broken", detail: "Mojo went away" });
});
