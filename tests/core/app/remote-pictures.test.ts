import * as v from "valibot";
import { expect, test } from "vitest";
import { createSwitch } from "../../../electron/core/retry/abort.ts";
import { createRemotePictures } from "../../../electron/core/app/remote-pictures.ts";
import { GrantId } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import { countingIds, uuid } from "../../support/builders.ts";

function remotePictures() {
  const fetched: (readonly [string, string])[] = [];
  const pictures = createRemotePictures({
    server: "https://odoo.example",
    fetchPicture: async (url, server) => {
      fetched.push([url, server]);
      return ok({ mimetype: "", bytes: new Uint8Array(), isImmutable: true });
    },
    newId: countingIds(1),
  });
  return { ...pictures, fetched };
}

const { signal } = createSwitch();

test("[RP1] a picture of another server is fetched by the grant for its address, and by no other", async () => {
  const { grant, load, fetched } = remotePictures();
  expect(await load(v.parse(GrantId, uuid(9)), signal)).toMatchObject({ error: { type: "refused", kind: "access" } });
  const given = grant("https://other.example/x.png");
  if (given === null) throw new Error("nothing was granted");
  expect(await load(given, signal)).toMatchObject({ ok: true });
  expect(fetched).toEqual([["https://other.example/x.png", "https://odoo.example"]]);
});

test("[RP1] nothing is granted but an address of the web", () => {
  const { grant } = remotePictures();
  for (const url of ["", "x.png", "file:///etc/passwd", "data:image/png,x", "ftp://x/y", "https:///", "javascript:1"])
    expect(grant(url)).toBeNull();
});

test("grants are bounded: the oldest ones end", async () => {
  const { grant, load } = remotePictures();
  const given = Array.from({ length: 1_001 }, (_none, number) => grant(`https://other.example/${number}`));
  const [first, second] = given;
  if (!first || !second) throw new Error("nothing was granted");
  expect([(await load(first, signal)).ok, (await load(second, signal)).ok]).toEqual([false, true]);
});
