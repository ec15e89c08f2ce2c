import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { AttachmentId, ChannelId, FileId, GrantId, PersonaKey, WorkspaceId, greatestId } from "../../../shared/ids.ts";
import { mediaUrl, parseMediaUrl, type MediaAddress } from "../../../shared/ipc/media-address.ts";

const workspace = fc.uuid().map((id) => v.parse(WorkspaceId, id));
const id = fc.integer({ min: 1, max: greatestId });
const version = fc.option(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("none", "", ".", "..", "%2e%2e", "a/b", "2026-03-04 10:11:12", "_6e_", "?x#y"),
  ),
);
const persona = fc
  .tuple(fc.constantFrom("partner", "guest"), id)
  .map(([type, n]) => v.parse(PersonaKey, `${type}:${n}`));

const addresses: fc.Arbitrary<MediaAddress> = fc.oneof(
  fc.record({ type: fc.constant("persona-avatar" as const), workspace, person: persona, version }),
  fc.record({
    type: fc.constant("channel-avatar" as const),
    workspace,
    channel: id.map((n) => v.parse(ChannelId, n)),
    version,
  }),
  fc.record({
    type: fc.constant("attachment" as const),
    workspace,
    attachment: id.map((n) => v.parse(AttachmentId, n)),
    size: fc.constantFrom("thumbnail" as const, "full" as const),
  }),
  fc.record({
    type: fc.constant("attachment" as const),
    workspace,
    attachment: id.map((n) => v.parse(AttachmentId, n)),
    size: fc.constantFrom("thumbnail" as const, "full" as const),
    token: version.map((token) => token ?? "6d80d313-d91f"),
  }),
  fc.record({
    type: fc.constant("remote-picture" as const),
    workspace,
    grant: fc.uuid().map((name) => v.parse(GrantId, name)),
  }),
  fc.record({
    type: fc.constant("outbox-file" as const),
    workspace,
    file: fc.uuid().map((name) => v.parse(FileId, name)),
  }),
);

test("every address comes back from its URL, also after a URL parser has been over it", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(parseMediaUrl(mediaUrl(address))).toEqual(address);
      expect(parseMediaUrl(new URL(mediaUrl(address)).href)).toEqual(address);
    }),
  );
});

test("different addresses have different URLs", () => {
  fc.assert(
    fc.property(addresses, addresses, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(mediaUrl(one)).not.toBe(mediaUrl(other));
    }),
  );
});

test("what is read is what is built, whatever comes", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((end) => `parley-media://${end}`),
      ),
      (url) => {
        const address = parseMediaUrl(url);
        expect(address === null || mediaUrl(address) === url).toBe(true);
      },
    ),
  );
});

const office = "00000000-0000-4000-8000-000000000001";

test.each([
  "",
  "parley-media://",
  "https://example.com/persona/partner:1/none",
  `parley-media://${office}`,
  `parley-media://${office}/persona/partner:1`,
  `parley-media://${office}/persona/partner:1/none/more`,
  `parley-media://${office}/persona/partner:0/none`,
  `parley-media://${office}/persona/user:1/none`,
  `parley-media://${office}/persona/partner:1/a b`,
  `parley-media://${office}/persona/partner:1/none?x=1`,
  `parley-media://${office}/channel/-1/none`,
  `parley-media://${office}/channel/1.5/none`,
  `parley-media://${office}/channel/01/none`,
  `parley-media://${office}/channel/1e3/none`,
  `parley-media://${office}/attachment/7/large`,
  `parley-media://${office}/attachment/../full`,
  `parley-media://${office}/file/7/full`,
  `parley-media://${office}/attachment/7/full.`,
  `parley-media://${office}/attachment/7/full.a.b`,
  `parley-media://${office}/remote/https:/full`,
  "parley-media://nobody/attachment/7/full",
  `parley-media://${office}:80/attachment/7/full`,
  `parley-media://me@${office}/attachment/7/full`,
])("%s leads nowhere", (url) => {
  expect(parseMediaUrl(url)).toBeNull();
});
