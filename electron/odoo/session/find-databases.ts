import type { Profile } from "../../../shared/domain/workspace.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import { listDatabases } from "./find-server.ts";
import { findServer } from "./sign-in.ts";
import { findXmlRpcServer } from "../api-key/sign-in-with-key.ts";

/** `databases` null: the server keeps their names to itself. */
export async function findDatabases(
  http: Http,
  address: string,
  access: Profile["access"],
  log: Log,
): Promise<Result<{ readonly server: string; readonly databases: readonly string[] | null }, SignInProblem>> {
  const server = await (access === "session" ? findServer : findXmlRpcServer)(http, address, log);
  if (!server.ok) return server;
  const databases = await listDatabases(http, server.value, log);
  return databases.ok ? ok({ server: server.value, databases: databases.value }) : databases;
}
