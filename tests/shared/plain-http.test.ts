import { expect, test } from "vitest";
import { isExposed } from "../../shared/names/plain-http.ts";

const origin = (address: string): string => new URL(address).origin;

test.each([
  "http://odoo.example.com",
  "http://odoo.example.com:8069",
  "http://93.184.216.34:8069",
  "http://172.32.0.1",
  "http://172.15.0.1",
  "http://192.169.0.1",
  "http://100.64.0.1",
  "http://11.0.0.1",
  "http://[2001:db8::7]",
  "http://[::ffff:8.8.8.8]",
  "http://10.0.0.5.evil.example",
  "http://127.evil.example",
  "http://localhost.evil.example",
  "http://mylocal.example",
  "http://lan.example",
  "http://[64:ff9b::1]",
])("what is sent to %s can be read on the way", (address) => {
  expect(isExposed(origin(address))).toBe(true);
});

test.each([
  "https://odoo.example.com",
  "http://localhost:8069",
  "http://odoo.localhost",
  "http://127.0.0.1:8069",
  "http://127.1",
  "http://2130706433",
  "http://10.0.0.5",
  "http://172.16.0.1",
  "http://172.31.255.255",
  "http://192.168.1.20:8069",
  "http://169.254.1.1",
  "http://[::1]:8069",
  "http://[fd00::17]",
  "http://[fe80::1]",
  "http://[::ffff:192.168.1.20]",
  "http://odoo",
  "http://odoo-1:8069",
  "http://odoo.local",
  "http://erp.office.lan",
  "http://erp.internal",
  "http://erp.home.arpa",
  "http://ERP.LAN.",
])("what is sent to %s stays near", (address) => {
  expect(isExposed(origin(address))).toBe(false);
});
