import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { worded } from "../../../electron/odoo/discuss/worded.ts";
import { plain, type Mention } from "../../../shared/domain/messages/content.ts";
import { PartnerId } from "../../../shared/ids.ts";

const named = (id: number, name: string): Mention => ({ type: "partner", partner: v.parse(PartnerId, id), name });
const ann = named(7, "Ann");
const annaBee = named(8, "Ann Bee");
const quoted = named(9, 'Bo "the <b>"');

const link = (id: number, name: string) =>
  `<a href="#" class="o_mail_redirect" data-oe-id="${id}" data-oe-model="res.partner" target="_blank">@${name}</a>`;

describe("plain text as Odoo takes it", () => {
  test("without mentions it is a body and nothing else", () => {
    expect(worded(plain("hi @Ann <all>"))).toEqual({ body: "<p>hi @Ann &lt;all&gt;</p>" });
  });

  test("blanks alone are an empty body", () => {
    expect(worded(plain(" \n", [ann]))).toEqual({ body: "" });
  });

  test("who is named with @ becomes a link and is told, once and whatever else is in the text", () => {
    expect(worded(plain("@Ann, see www.example.com/@Ann and  ask @Ann\n@Ann Bee!", [ann, annaBee]))).toEqual({
      body:
        `<p>${link(7, "Ann")}, see ` +
        '<a href="https://www.example.com/@Ann" target="_blank" rel="noreferrer noopener">www.example.com/@Ann</a>' +
        ` and\u00a0 ask ${link(7, "Ann")}<br>${link(8, "Ann Bee")}!</p>`,
      partner_ids: [7, 8],
    });
  });

  test.each(["Ann", "@Anna", "me@Ann", "@Ann_2", "@ Ann"])(
    "%j names nobody: the link and the notice both need the whole name after an @ of its own",
    (text) => expect(worded(plain(text, [ann]))).toEqual({ body: `<p>${text}</p>` }),
  );

  test("a name is text, whatever it holds", () => {
    expect(worded(plain('@Bo "the <b>" hello', [quoted]))).toEqual({
      body: `<p>${link(9, "Bo &quot;the &lt;b&gt;&quot;")} hello</p>`,
      partner_ids: [9],
    });
  });

  test("a million @ and a hundred names are worded within a second or two", () => {
    const names = Array.from({ length: 100 }, (_, index) => named(index + 1, `@${"n".repeat(100 + index)}`));
    const started = performance.now();
    expect(worded(plain("@".repeat(1_000_000), names)).partner_ids).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("formatted content as Odoo takes it", () => {
  test("the markup goes as it is, but for what PostgreSQL refuses, and all who are mentioned are told", () => {
    const html = `<p><b>now</b> ${link(7, "Ann")}\u0000\ud83d</p>`;
    expect(worded({ type: "html", html, text: "now @Ann", mentions: [ann, ann, annaBee] })).toEqual({
      body: `<p><b>now</b> ${link(7, "Ann")}\ufffd</p>`,
      partner_ids: [7, 8],
    });
  });

  test("without mentions nobody is told", () => {
    expect(worded({ type: "html", html: "<p>x</p>", text: "x", mentions: [] })).toEqual({ body: "<p>x</p>" });
  });
});
