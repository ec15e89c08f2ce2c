import { isConnected } from "../../../../shared/doctor/diagnosis.ts";
import type { WorkspaceId } from "../../../../shared/ids.ts";
import type { CommandInput } from "../../../../shared/ipc/commands.ts";
import type { signInCommands, SignInProblem } from "../../../../shared/ipc/commands/sign-in-commands.ts";
import type { HandlersOf } from "../../../../shared/ipc/dispatch.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { coded } from "../../../../shared/text/catalogue.ts";
import type { Gate } from "../../ports/governor-state.ts";
import type { StoredWorkspace } from "../../ports/storage.ts";
import type { Engine } from "../../workspace/engine.ts";
import type { SignedIn, WorkspacesPorts } from "../app-ports.ts";
import type { PlainHttpAgreements } from "../plain-http-agreements.ts";
import { oneSignInAtATime } from "../sign-in-once.ts";
import { gone, inWorkspace, type Caller } from "./in-workspace.ts";

type Entered = Result<{ readonly workspace: WorkspaceId }, SignInProblem>;

/** Workspaces are opened, closed and examined. */
export function createSignInHandlers(parts: {
  readonly ports: Pick<WorkspacesPorts, "signIn" | "signInWithKey" | "findDatabases" | "diagnose" | "startDemo">;
  /** Opens the workspace of a session, or goes on with the one that it belongs to. */
  readonly enter: (signedIn: SignedIn, stopDemo: (() => void) | null) => Promise<Entered>;
  readonly leave: (id: WorkspaceId) => Promise<void>;
  readonly engineOf: (id: WorkspaceId) => Engine | null;
  readonly gateOf: (id: WorkspaceId) => Gate | null;
  readonly storedOf: (id: WorkspaceId) => StoredWorkspace | null;
  readonly plainHttp: PlainHttpAgreements;
  /** What opens it; null where there is nothing. */
  readonly secretOf: (stored: StoredWorkspace) => Promise<string | null>;
  readonly demo: () => WorkspaceId | null;
}): HandlersOf<typeof signInCommands, Caller> {
  const { ports, enter, leave, engineOf, gateOf, storedOf, plainHttp, secretOf, demo } = parts;
  const { tell } = inWorkspace(engineOf);
  let demoUnderWay: Promise<Entered> | null = null;

  /** Two clicks are one session, also those of two windows. */
  const signIn = oneSignInAtATime(async (input: CommandInput<"signIn">): Promise<Entered> => {
    plainHttp.agree(input.plainHttp);
    const signedIn = await ports.signIn({ ...input, plainHttp: plainHttp.origins() });
    return signedIn.ok ? enter(signedIn.value, null) : signedIn;
  }, isSameSignIn);

  const signInWithKey = oneSignInAtATime(async (input: CommandInput<"signInWithKey">): Promise<Entered> => {
    plainHttp.agree(input.plainHttp);
    const signedIn = await ports.signInWithKey({ ...input, plainHttp: plainHttp.origins() });
    return signedIn.ok ? enter(signedIn.value, null) : signedIn;
  }, isSameSignIn);

  async function tryDemo(): Promise<Entered> {
    const started = await ports.startDemo();
    return started.ok ? enter(started.value, started.value.stop) : started;
  }

  return {
    findDatabases: ({ address, access }) => ports.findDatabases(address, access),
    signIn: (input) => signIn(input),
    signInWithKey: (input) => signInWithKey(input),
    async signInAgain({ workspace, secret, ...agreement }) {
      const stored = storedOf(workspace);
      if (!stored) return err({ reason: "server", text: coded("command.no-workspace") });
      const { server: address, database, login, access } = stored.profile;
      return access === "session"
        ? signIn({ address, database, login, password: secret, ...agreement })
        : signInWithKey({ address, database, login, key: secret, ...agreement });
    },
    async tryDemo() {
      const running = demo();
      if (running) return { ok: true, value: { workspace: running } };
      // Two clicks are one demo.
      demoUnderWay ??= tryDemo().finally(() => {
        demoUnderWay = null;
      });
      return demoUnderWay;
    },
    signOut: ({ workspace }) => leave(workspace),
    reconnect: tell((engine) => engine.reconnect()),
    async runDoctor(of) {
      if ("address" in of)
        return ok(await ports.diagnose({ address: of.address, database: null, cookie: null, key: null, gate: null }));
      const stored = storedOf(of.workspace);
      if (!stored) return gone;
      const { server: address, database, login, access } = stored.profile;
      const gate = gateOf(of.workspace);
      const state = gate?.state() ?? null;
      const secret = await secretOf(stored);
      const opened =
        access === "session"
          ? { cookie: secret, key: null }
          : { cookie: null, key: { login, uid: stored.uid, secret } };
      const diagnosis = await ports.diagnose({ address, database, ...opened, gate: state });
      // The examination has got through: reason enough to ask again.
      if (isConnected(diagnosis)) gate?.serverMayBeBack();
      return ok(diagnosis);
    },
  };
}

type Credentials = CommandInput<"signIn"> | CommandInput<"signInWithKey">;

function isSameSignIn(one: Credentials, other: Credentials): boolean {
  return (
    one.address === other.address &&
    one.database === other.database &&
    one.login === other.login &&
    secretIn(one) === secretIn(other)
  );
}

function secretIn(credentials: Credentials): string {
  return "password" in credentials ? credentials.password : credentials.key;
}
