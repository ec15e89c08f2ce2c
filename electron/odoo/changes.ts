import * as v from "valibot";
import { err, ok } from "../../shared/result.ts";
import type { DiscussApi } from "../core/server-ports.ts";
import { repeatable } from "./json-rpc.ts";
import type { Rpc } from "./rpc.ts";
import { MessageVersions, odooMoment, versionFields } from "./wire/versions.ts";

/** More than a busy office changes between two looks; about half a megabyte. */
const changesAtMost = 1_000;

/** What became of held messages, by a public method and so the same with a session and with an API key (WIREBOOK §8). */
export function changesBy(rpc: Rpc): DiscussApi["loadChanges"] {
  return async ({ channels, from, to, since }) => {
    const domain = [
      ["model", "=", "discuss.channel"],
      ["res_id", "in", channels],
      ["message_type", "!=", "user_notification"],
      ["id", ">=", from],
      ["id", "<=", to],
      // Neither a star nor a pin moves the write date, and there are few of them: all are asked for.
      "|",
      "|",
      ["write_date", ">=", odooMoment(since)],
      ["starred", "=", true],
      ["pinned_at", "!=", false],
    ];
    const page = { limit: changesAtMost, order: "write_date desc, id desc", load: "" };
    const answer = await rpc("mail.message", "search_read", [domain, versionFields], page, repeatable);
    if (!answer.ok) return answer;
    const versions = v.safeParse(MessageVersions, answer.value);
    return versions.success
      ? ok({ versions: versions.output, isWhole: versions.output.length < changesAtMost })
      : err({ type: "malformed", detail: `search_read of changes: ${v.summarize(versions.issues)}` });
  };
}
