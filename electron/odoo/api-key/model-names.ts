import { ok } from "../../../shared/result.ts";
import type { FromServer, ServerFailure } from "../../core/ports/server.ts";
import { knownModels, ourModels, type DiscussModels } from "../dialects/dialects.ts";
import { repeatable } from "../http/json-rpc.ts";
import type { FieldBook } from "./rows.ts";
import type { Rpc } from "../http/rpc.ts";

/** What is known of the models of one server, for all who ask it. */
export interface ModelMemory {
  names: FromServer<DiscussModels | null> | null;
  readonly fields: FieldBook;
}

export function nothingKnown(): ModelMemory {
  return { names: null, fields: new Map() };
}

/**
 * Everybody here says `discuss.channel`; a server that calls it `mail.channel` is asked by its own names. It is found
 * out by asking for what it may not know (WIRE.md §1), once, and again when it no longer knows what it knew: it may
 * have been brought to another version.
 */
export function withServersNames(plain: Rpc, memory: ModelMemory): Rpc {
  /** Two who ask at once ask together; a failure is nobody's last word. */
  async function names(): FromServer<DiscussModels | null> {
    const asked = (memory.names ??= learn(plain));
    const answer = await asked;
    if (!(answer.ok && answer.value) && memory.names === asked) memory.names = null;
    return answer;
  }

  return async (model, method, args, kwargs, options) => {
    if (!isNamed(model) && !args.some(isAboutChannels)) return plain(model, method, args, kwargs, options);
    const known = await names();
    if (!known.ok) return known;
    // Without Discuss: the server says so in its own words.
    const called = known.value ?? ourModels;
    const own = args.map((argument) =>
      isAboutChannels(argument) ? argument.map((term) => named(term, called)) : argument,
    );
    const answer = await plain(nameIn(called, model), method, own, kwargs, options);
    if (!answer.ok && isUnknownModel(answer.error)) {
      memory.names = null;
      memory.fields.clear();
    }
    return answer;
  };
}

/** The names that this server knows; null when it has no Discuss. */
async function learn(rpc: Rpc): FromServer<DiscussModels | null> {
  for (const names of knownModels) {
    const answer = await rpc(names.channel, "fields_get", [["name"]], { attributes: ["type"] }, repeatable);
    if (answer.ok) return ok(names);
    if (!isUnknownModel(answer.error)) return answer;
  }
  return ok(null);
}

function isNamed(model: string): boolean {
  return model === ourModels.channel || model === ourModels.member;
}

function nameIn(names: DiscussModels, model: string): string {
  if (model === ourModels.channel) return names.channel;
  return model === ourModels.member ? names.member : model;
}

/** A domain that asks for records of conversations: `[["model", "=", "discuss.channel"], …]`. */
function isAboutChannels(argument: unknown): argument is readonly unknown[] {
  return Array.isArray(argument) && argument.some(isModelTerm);
}

function isModelTerm(term: unknown): boolean {
  return Array.isArray(term) && term[0] === "model" && term[1] === "=" && term[2] === ourModels.channel;
}

function named(term: unknown, names: DiscussModels): unknown {
  return isModelTerm(term) ? ["model", "=", names.channel] : term;
}

/** The fault of WIRE.md §1. */
function isUnknownModel(failure: ServerFailure): boolean {
  return failure.type === "refused" && failure.kind === "missing" && /^Object .* doesn't exist/.test(failure.reason);
}
