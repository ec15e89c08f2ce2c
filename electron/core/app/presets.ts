import type { SignInPreset } from "../../../shared/domain/app-state.ts";
import type { Result } from "../../../shared/result.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";
import { listed } from "../../../shared/text/listed.ts";

/** What somebody has set for this app from outside, by environment. */
export interface Presets {
  /** What the sign-in screen begins with. Holds no secret. */
  readonly signIn: SignInPreset;
  /** Origin of `ODOO_URL` where that begins with http://, so that whoever set it has decided; null otherwise. */
  readonly plainHttp: string | null;
  /** Null unless all that an API key needs is there: then the workspace is signed in to without a question. */
  readonly account: PresetAccount | null;
  /** What a request is given that asks for nothing longer, ms; null: what Parley thinks right. */
  readonly timeout: number | null;
  /** What cannot be followed, each with what to change. Holds no secret. */
  readonly problems: readonly CodedText[];
}

export interface PresetAccount {
  /** Origin of the server. */
  readonly address: string;
  readonly database: string;
  readonly login: string;
  /** A secret. */
  readonly key: string;
}

/** `ODOO_TIMEOUT` in seconds, as other clients of Odoo have it. */
const timeoutAtLeast = 1;
const timeoutAtMost = 600;

/**
 * Reads `ODOO_URL`, `ODOO_DATABASE`, `ODOO_USERNAME`, `ODOO_API_KEY` and `ODOO_TIMEOUT`. What is blank is not set.
 * @param readAddress gives the origin of a server, or says what is wrong with what was typed
 */
export function readPresets(
  environment: Readonly<Record<string, string | undefined>>,
  readAddress: (typed: string) => Result<{ readonly origin: string }, { readonly text: CodedText }>,
): Presets {
  const read = (name: string): string => environment[name]?.trim() ?? "";
  const signIn = { address: read("ODOO_URL"), database: read("ODOO_DATABASE"), login: read("ODOO_USERNAME") };
  const key = read("ODOO_API_KEY");
  const timeout = readTimeout(read("ODOO_TIMEOUT"));
  const server = signIn.address === "" ? null : readAddress(signIn.address);
  const missing = key === "" ? [] : missingFor(signIn);
  return {
    signIn,
    plainHttp: server?.ok === true && /^http:\/\//i.test(signIn.address) ? server.value.origin : null,
    account:
      key !== "" && missing.length === 0 && server?.ok === true
        ? { ...signIn, address: server.value.origin, key }
        : null,
    timeout: timeout.ok,
    problems: [
      ...(server?.ok === false ? [coded("preset.url", { problem: server.error.text })] : []),
      ...(missing.length === 0 ? [] : [incomplete(missing)]),
      ...(timeout.problem === null ? [] : [timeout.problem]),
    ],
  };
}

function missingFor({ address, database, login }: SignInPreset): readonly string[] {
  const parts = { ODOO_URL: address, ODOO_DATABASE: database, ODOO_USERNAME: login };
  return Object.entries(parts).flatMap(([name, value]) => (value === "" ? [name] : []));
}

function incomplete(missing: readonly string[]): CodedText {
  return coded("preset.incomplete", { names: listed("list.and", missing), count: missing.length });
}

function readTimeout(text: string): { readonly ok: number | null; readonly problem: CodedText | null } {
  if (text === "") return { ok: null, problem: null };
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (seconds >= timeoutAtLeast && seconds <= timeoutAtMost) return { ok: Math.round(seconds * 1_000), problem: null };
  return {
    ok: null,
    problem: coded("preset.timeout", {
      given: text.slice(0, 40),
      atLeast: timeoutAtLeast,
      atMost: timeoutAtMost,
    }),
  };
}
