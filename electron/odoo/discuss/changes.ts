import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Changes, ChangesQuery, DiscussApi, MessageVersion, ServerFailure } from "../../core/ports/server.ts";
import { inSlices, type Steps } from "../../core/work/steps.ts";
import { repeatable } from "../http/json-rpc.ts";
import type { Rpc } from "../http/rpc.ts";
import { turns } from "../http/turns.ts";
import { odooMoment, VersionRow, versionFields } from "../wire/versions.ts";

/** More than a busy office changes between two looks; about half a megabyte. */
const changesAtMost = 1_000;
/**
 * Of so many reactions the server can tell at once who has none: it makes `id NOT IN (SELECT …)` of the question, and
 * PostgreSQL keeps 131,072 such ids in its 4 MB of working memory; beyond them it walks through all for each message.
 */
const reactionsAtMost = 100_000;

/**
 * What became of held messages, by a public method and so the same with a session and with an API key (WIRE.md §8).
 *
 * @param of.showsReactions history tells reactions: then a message that may bear one is not told by its version alone
 */
export function changesBy(rpc: Rpc, of: { readonly showsReactions: boolean }): DiscussApi["loadChanges"] {
  /** Reactions may be searched by, though not read, in Odoo 18.0; who knows of the next. */
  let isRefused = false;

  async function ask(domain: readonly unknown[], limit: number): Promise<Result<Changes, ServerFailure>> {
    const page = { limit, order: "write_date desc, id desc", load: "" };
    const answer = await rpc("mail.message", "search_read", [domain, versionFields], page, repeatable);
    if (!answer.ok) return answer;
    return inSlices(versionsIn(answer.value, limit), turns);
  }

  return async (query) => {
    const { shown, reactionsMet } = query;
    if (shown.length > 0 && !isRefused && !(of.showsReactions && reactionsMet > reactionsAtMost)) {
      const isShown = ["id", "in", shown];
      const whole = of.showsReactions ? ["&", isShown, ["reaction_ids", "=", false]] : [isShown];
      const others = ["&", ["id", "not in", shown], ...changed(query)];
      const answer = await ask([...within(query), "|", ...whole, ...others], changesAtMost + shown.length);
      if (answer.ok) {
        const told = new Set(shown);
        const versions = answer.value.versions.map((one) => ({ ...one, isWithoutReactions: told.has(one.id) }));
        return ok({ ...answer.value, versions });
      }
      if (answer.error.type !== "refused") return answer;
      isRefused = true;
    }
    return ask([...within(query), ...changed(query)], changesAtMost);
  };
}

/** Those that can be read, record by record; `isWhole`: fewer than asked for. Refused when it is no list at all. */
function* versionsIn(rows: unknown, limit: number): Steps<Result<Changes, ServerFailure>> {
  if (!Array.isArray(rows)) return malformed("not a list");
  const versions: MessageVersion[] = [];
  for (const row of rows) {
    const version = v.safeParse(VersionRow, row);
    if (version.success) versions.push(version.output);
    yield;
  }
  return ok({ versions, isWhole: rows.length < limit });
}

function malformed(detail: string) {
  return err({ type: "malformed" as const, detail: `search_read of changes: ${detail}` });
}

const within = ({ channels, from, to }: ChangesQuery) => [
  ["model", "=", ourModels.channel],
  ["res_id", "in", channels],
  ["message_type", "!=", "user_notification"],
  ["id", ">=", from],
  ["id", "<=", to],
];

/** Neither a star nor a pin moves the write date, and there are few of them: all are asked for. */
const changed = ({ since }: ChangesQuery) => [
  "|",
  "|",
  ["write_date", ">=", odooMoment(since)],
  ["starred", "=", true],
  ["pinned_at", "!=", false],
];
