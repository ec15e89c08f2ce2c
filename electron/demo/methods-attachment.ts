import type { ModelMethod } from "./call-kw.ts";
import { asList, asRecord, optionalNumber, text } from "./params.ts";
import { changeSettings } from "./reading.ts";
import { mimetypeOf } from "./mimetype.ts";

/** `ir.attachment.create` with base64 (WIRE.md §6.6), and the settings of a user. */
const attachment: Readonly<Record<string, ModelMethod>> = {
  create: ({ odoo, args }) => {
    const drafts = Array.isArray(args[0]) ? asList(args[0]) : [args[0]];
    const ids = drafts.map((draft) => {
      const values = asRecord(draft);
      const name = text(values, "name") || "file";
      return odoo.world.addAttachment({
        name,
        mimetype: text(values, "mimetype") || mimetypeOf(name),
        content: Buffer.from(text(values, "datas"), "base64"),
        resModel: text(values, "res_model"),
        resId: optionalNumber(values, "res_id") ?? 0,
      }).id;
    });
    return Array.isArray(args[0]) ? ids : ids[0];
  },
};

const settings: Readonly<Record<string, ModelMethod>> = {
  set_res_users_settings: ({ odoo, account, args, kwargs }) =>
    changeSettings(odoo, account, { ...asRecord(args[1] ?? kwargs["new_settings"]) }),
};

export const attachmentMethods = { attachment, settings };
