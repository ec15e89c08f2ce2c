import { join, sep } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { appPath } from "../../electron/shell/app-path.ts";
import { contentPolicy, contentType } from "../../electron/shell/content-policy.ts";
import { externalUrl } from "../../electron/shell/external-url.ts";

const root = join(sep, "opt", "parley", "renderer");

test("an address of the app is a file of the renderer", () => {
  expect(appPath(root, "app://parley/assets/index-1a.js?x#y")).toBe(join(root, "assets", "index-1a.js"));
});

test.each([
  "app://parley/../main/main.js",
  "app://parley/%2e%2e/main/main.js",
  "app://parley/..%2fmain/main.js",
  "app://parley/..%5cmain",
  "app://parley/%00",
  "app://parley/%ff",
  "app://elsewhere/index.html",
  "app://parley/",
  "file:///etc/passwd",
  "nonsense",
])("%s leads to no file outside the renderer", (address) => {
  const path = appPath(root, address);
  expect(path === null || path.startsWith(root + sep)).toBe(true);
});

test("no path, however it is written, leads out of the renderer", () => {
  const piece = fc.constantFrom("..", ".", "%2e%2e", "%2f", "%5c", "\\", "//", "a", "%00", "…", ";", "%252e%252e");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const path = appPath(root, `app://parley/${pieces.join("/")}`);
      expect(path === null || path.startsWith(root + sep)).toBe(true);
    }),
  );
});

test.each([
  ["https://odoo.example.com/x?y=1#z", "https://odoo.example.com/x?y=1#z"],
  ["http://10.0.0.1:8069", "http://10.0.0.1:8069/"],
  ["mailto:a@example.com", "mailto:a@example.com"],
  ["HTTPS://EXAMPLE.com", "https://example.com/"],
  ["file:///etc/passwd", null],
  ["javascript:alert(1)", null],
  [" java\nscript:alert(1)", null],
  ["smb://server/share", null],
  ["ms-msdt:/id PCWDiagnostic", null],
  ["parley://conversation/x/1", null],
  ["/relative", null],
  ["", null],
])("%j opens %j", (address, opened) => {
  expect(externalUrl(address)).toBe(opened);
});

test("the policy of our pages allows no inline script, no eval, and nothing remote", () => {
  expect(contentPolicy("usual").replace(" data: ", " ")).not.toMatch(/unsafe|https?:|wss?:|\*|data:|blob:/);
  expect(contentPolicy("usual")).toMatch(/^default-src 'none'; script-src 'self';/);
});

test("a page that begins without pictures can load none but the program's own", () => {
  for (const start of ["without-pictures", "without-conversation"] as const)
    expect(contentPolicy(start)).toBe(contentPolicy("usual").replace(/img-src .*?(?=;|$)/, "img-src 'self'"));
});

test("files are served as what they are", () => {
  expect(["index.html", "a.b.js", "x.css", "icon.svg", "data"].map(contentType)).toEqual([
    "text/html; charset=utf-8",
    "text/javascript; charset=utf-8",
    "text/css; charset=utf-8",
    "image/svg+xml",
    "application/octet-stream",
  ]);
});
