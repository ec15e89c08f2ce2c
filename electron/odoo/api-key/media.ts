import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import { partnerOf } from "../../../shared/ids.ts";
import { readPictureHeader } from "../../../shared/pictures/header.ts";
import { pictureLimits } from "../../../shared/pictures/limits.ts";
import { err, ok } from "../../../shared/result.ts";
import type { MediaFile, MediaRequest, MediaSource } from "../../core/ports/media.ts";
import type { FromServer } from "../../core/ports/server.ts";
import { fileAnswerLimits } from "../http/answer-limits.ts";
import { repeatable, type CallOptions } from "../http/json-rpc.ts";
import { shortList } from "../wire/short-list.ts";
import type { Rpc } from "../http/rpc.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** Over XML-RPC there are no smaller versions of files: one of more than that is no preview. */
const previewBytes = 4 * 2 ** 20;
/** In base64 and in one answer of XML, which has to be read as a whole. */
const fileBytes = 40 * 2 ** 20;
const bytesAtMost = { thumbnail: previewBytes, full: pictureLimits.large.bytes, file: fileBytes };
const asFile: CallOptions = { timeout: 300_000, limits: fileAnswerLimits };

/** Pictures and files as fields of records, in base64, for those who have no session to fetch them with (WIRE.md §1). */
export function createRpcMediaSource(rpc: Rpc): MediaSource {
  async function read<S extends v.GenericSchema>(
    model: string,
    id: number,
    fields: readonly string[],
    schema: S,
    more: CallOptions = {},
  ): FromServer<v.InferOutput<S>> {
    const answer = await rpc(model, "read", [[id], fields], {}, { ...repeatable, ...more });
    if (!answer.ok) return answer;
    const rows = v.safeParse(shortList(schema), answer.value);
    if (!rows.success) return err({ type: "malformed", detail: `${model}.read: ${v.summarize(rows.issues)}` });
    const [row] = rows.output;
    return row === undefined ? absent : ok(row);
  }

  async function avatar(model: string, id: number, isImmutable: boolean): FromServer<MediaFile> {
    const row = await read(
      model,
      id,
      ["avatar_128"],
      v.object({ avatar_128: v.union([v.literal(false), v.string()]) }),
    );
    if (!row.ok) return row;
    const { avatar_128: picture } = row.value;
    if (picture === false) return absent;
    const bytes = bytesOf(picture);
    return ok({ mimetype: readPictureHeader(bytes)?.mimetype ?? "application/octet-stream", bytes, isImmutable });
  }

  /** Its size is asked first: it comes whole or not at all. */
  async function attachment(id: number, size: "thumbnail" | "full" | "file"): FromServer<MediaFile> {
    const about = await read("ir.attachment", id, ["mimetype", "file_size"], About);
    if (!about.ok) return about;
    const { mimetype, file_size: length } = about.value;
    if (size !== "file" && !mimetype.startsWith("image/")) return absent;
    if (length > bytesAtMost[size]) return tooLarge;
    const file = await read("ir.attachment", id, ["datas"], Contents, asFile);
    return file.ok ? ok({ mimetype, bytes: bytesOf(file.value.datas), isImmutable: true }) : file;
  }

  return {
    async load(what: MediaRequest) {
      switch (what.type) {
        case "persona-avatar": {
          const partner = partnerOf(what.person);
          const id = partner ?? Number(what.person.split(":")[1]);
          return avatar(partner === null ? "mail.guest" : "res.partner", id, what.version !== null);
        }
        case "channel-avatar":
          return avatar(ourModels.channel, what.channel, what.version !== null);
        case "attachment":
          return attachment(what.attachment, what.size);
        case "file":
          return attachment(what.attachment, "file");
      }
    },
  };
}

const About = v.object({
  mimetype: v.fallback(v.string(), "application/octet-stream"),
  file_size: v.fallback(v.number(), 0),
});
/** An empty file has no contents at all. */
const Contents = v.object({ datas: v.fallback(v.string(), "") });

const absent = err({
  type: "refused" as const,
  kind: "missing" as const,
  reason: "",
});

const tooLarge = err({
  type: "refused" as const,
  kind: "invalid" as const,
  reason: "",
  because: coded("refused.too-large-with-key"),
});

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, "base64");
}
