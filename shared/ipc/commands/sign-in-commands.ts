import * as v from "valibot";
import type { Diagnosis } from "../../doctor/diagnosis.ts";
import { WorkspaceId } from "../../ids.ts";
import type { Result } from "../../result.ts";
import { command, nothing, outcome, value, type CommandTable, type Failure } from "../command.ts";
import { inWorkspace, line } from "../inputs.ts";

const secret = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_096));
/** The origin of a server without encryption, when the person has agreed that the secret goes there (`plain-http`). */
const agreement = { plainHttp: v.exactOptional(line) };
const account = { address: line, database: v.nullable(line), login: line };

export type SignInProblem = PlainHttpProblem | Failure<OtherSignInProblem>;

/** Asks the person whether a secret may go to a server without encryption; `origin` is what they agree to. */
export interface PlainHttpProblem extends Failure<"plain-http"> {
  readonly origin: string;
}

type OtherSignInProblem =
  | "address"
  | "unreachable"
  | "certificate"
  | "not-odoo"
  | "odoo-sh-page"
  | "database"
  | "credentials"
  | "two-factor"
  | "unsupported"
  | "server";

const signedIn = value<Result<{ readonly workspace: WorkspaceId }, SignInProblem>>();

export const signInCommands = {
  /** `databases` null: the server does not list them, the person has to name one. */
  findDatabases: command({
    input: v.strictObject({ address: line, access: v.picklist(["session", "api-key"]) }),
    output: value<Result<{ readonly server: string; readonly databases: readonly string[] | null }, SignInProblem>>(),
  }),
  signIn: command({ input: v.strictObject({ ...account, password: secret, ...agreement }), output: signedIn }),
  signInWithKey: command({ input: v.strictObject({ ...account, key: secret, ...agreement }), output: signedIn }),
  /** A password, or another key where a key opens the workspace: it no longer opens. Keeps what is open and queued. */
  signInAgain: command({ input: v.strictObject({ ...inWorkspace, secret, ...agreement }), output: signedIn }),
  tryDemo: command({ input: v.strictObject({}), output: signedIn }),
  signOut: command({ input: v.strictObject(inWorkspace), output: nothing() }),
  reconnect: command({ input: v.strictObject(inWorkspace), output: nothing() }),
  /** Examines an address as typed, or the server of a workspace with its session. Takes seconds, a minute at worst. */
  runDoctor: command({
    input: v.union([v.strictObject({ address: line }), v.strictObject(inWorkspace)]),
    output: outcome<Diagnosis>(),
  }),
} satisfies CommandTable;
