import { ourModels } from "../dialects/dialects.ts";
import { err, ok } from "../../../shared/result.ts";
import type { DiscussApi } from "../../core/ports/server.ts";
import type { Rpc } from "../http/rpc.ts";

/** Where Odoo's web client calls a command otherwise than by its name (website_helpdesk_livechat). */
const calledOtherwise: Readonly<Record<string, string>> = { ticket: "helpdesk", search_tickets: "helpdesk_search" };

/**
 * The commands of a conversation are methods of it (`mail/static/src/discuss/core/common/channel_commands.js`). Which
 * ones there are depends on the apps of the database, and only a call tells.
 */
export function createChannelCommands(rpc: Rpc): Pick<DiscussApi, "runCommand"> {
  return {
    async runCommand(channel, name, body) {
      const method = `execute_command_${calledOtherwise[name] ?? name}`;
      const answer = await rpc(ourModels.channel, method, [[channel]], { body });
      if (answer.ok) return ok("done");
      const { error } = answer;
      const isNoMethod = error.type === "refused" && error.kind === "other" && saysNoMethod(error.reason, method);
      return isNoMethod ? ok("unknown") : err(error);
    },
  };
}

/** In the words of Python, and of Odoo, which has some of its own since the end of 2024. */
function saysNoMethod(reason: string, method: string): boolean {
  return reason.includes(method) && /does not exist|has no attribute/.test(reason);
}
