import { expect, test } from "vitest";
import type { HttpRequest } from "../../electron/core/ports/http.ts";
import { networkScope } from "../../electron/shell/network-scope.ts";
import { createRemotePictureFetch } from "../../electron/shell/remote-picture.ts";
import { err, ok } from "../../shared/result.ts";

const names: Readonly<Record<string, readonly string[]>> = {
  "pictures.example": ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"],
  "inside.example": ["10.1.2.3"],
  "both.example": ["93.184.216.34", "192.168.1.1"],
  "odoo.office": ["10.0.0.5"],
};

/** What was asked of the net, and what came of it; `redirects` from address to address. */
async function fetched(
  url: string,
  options: {
    readonly server?: string;
    readonly redirects?: Readonly<Record<string, string>>;
    readonly proxy?: string;
  } = {},
) {
  const { server = "https://odoo.example", redirects = {}, proxy = null } = options;
  const asked: HttpRequest[] = [];
  const fetchPicture = createRemotePictureFetch({
    http: async (request) => {
      asked.push(request);
      const location = redirects[request.url];
      const headers = new Map(location === undefined ? [] : [["location", [location]] as const]);
      return ok({ status: location === undefined ? 200 : 302, headers, body: new Uint8Array([1]) });
    },
    resolveHost: async (host) => names[host] ?? [],
    findProxy: async () => proxy,
    log: () => {},
  });
  const answer = await fetchPicture(url, server, new AbortController().signal);
  return { asked, urls: asked.map((request) => request.url), isFetched: answer.ok };
}

test("a picture is asked for without a cookie, a referrer or the name that stands in its address", async () => {
  const { asked, isFetched } = await fetched("https://me:secret@pictures.example/x.png?y#z");
  expect(isFetched).toBe(true);
  expect(asked).toMatchObject([
    {
      method: "GET",
      url: "https://pictures.example/x.png?y#z",
      headers: { accept: "image/*", "user-agent": "Mozilla/5.0" },
      maxBytes: 8 * 2 ** 20,
    },
  ]);
  expect(Object.keys(asked[0]?.headers ?? {}).toSorted()).toEqual(["accept", "user-agent"]);
});

test("[RP2] a redirect is followed to https, so many times, and never to anything else", async () => {
  const hop = (to: string) => fetched("http://pictures.example/1", { redirects: { "http://pictures.example/1": to } });
  expect(await hop("https://pictures.example/2")).toMatchObject({ isFetched: true, urls: { length: 2 } });
  for (const target of [
    "http://pictures.example/2",
    "/2",
    "file:///etc/passwd",
    "https://127.0.0.1/",
    "//inside.example/",
  ])
    expect(await hop(target)).toMatchObject({ isFetched: false, urls: ["http://pictures.example/1"] });
  const round = { "https://pictures.example/1": "https://pictures.example/1" };
  expect(await fetched("https://pictures.example/1", { redirects: round })).toMatchObject({
    isFetched: false,
    urls: { length: 6 },
  });
});

test.each([
  "http://127.0.0.1:8069/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://[::1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://169.254.169.254/latest/meta-data",
  "https://inside.example/",
  "https://both.example/",
  "https://nowhere.example/",
])("[RP3] %s is not asked by a message of a server on the internet", async (url) => {
  expect(await fetched(url, { server: "https://pictures.example" })).toMatchObject({ isFetched: false, urls: [] });
});

test("[RP3] where the server of the workspace lives, pictures may live too, and nowhere nearer", async () => {
  const inOffice = { server: "http://odoo.office:8069" };
  expect(await fetched("http://inside.example/x.png", inOffice)).toMatchObject({ isFetched: true });
  expect(await fetched("http://127.0.0.1/x.png", inOffice)).toMatchObject({ isFetched: false });
  expect(await fetched("http://169.254.169.254/", inOffice)).toMatchObject({ isFetched: false });
  const here = { server: "http://127.0.0.1:8069" };
  expect(await fetched("http://127.0.0.1:9/x.png", here)).toMatchObject({ isFetched: true });
  expect(await fetched("http://inside.example/x.png", here)).toMatchObject({ isFetched: false });
});

test("a host that only the proxy can find is asked through it, but not a name of the own network", async () => {
  const proxy = "http://proxy:3128";
  expect(await fetched("https://outside.example/", { proxy })).toMatchObject({ isFetched: true });
  expect(await fetched("https://intranet/", { proxy })).toMatchObject({ isFetched: false });
});

test("what the other server says no to is no picture", async () => {
  const fetchPicture = createRemotePictureFetch({
    http: async () => err({ type: "too-large", detail: "" }),
    resolveHost: async () => ["93.184.216.34"],
    findProxy: async () => null,
    log: () => {},
  });
  expect(await fetchPicture("https://x.example/", "https://odoo.example", new AbortController().signal)).toMatchObject({
    error: { type: "unanswered", instead: { type: "too-large" } },
  });
});

test.each([
  ["8.8.8.8", "public"],
  ["172.15.255.255", "public"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["172.32.0.1", "public"],
  ["100.64.0.1", "private"],
  ["127.255.255.255", "loopback"],
  ["0.0.0.0", "loopback"],
  ["::", "loopback"],
  ["fd00::1", "private"],
  ["fe80::1", "none"],
  ["::7f00:1", "none"],
  ["2002:7f00:1::", "none"],
  ["239.0.0.1", "none"],
  ["255.255.255.255", "none"],
  ["2606:4700::1111", "public"],
  ["example.com", null],
])("%s lies in the scope %s", (address, scope) => {
  expect(networkScope(address)).toBe(scope);
});
