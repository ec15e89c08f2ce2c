import { useRef, useState } from "react";
import type { Profile } from "../../../shared/domain/workspace.ts";
import type { CommandOutput } from "../../../shared/ipc/commands.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { useCommands, useSelector, useViewActions } from "../../state/use-parley.ts";
import { coded } from "../../../shared/text/catalogue.ts";

interface Form {
  readonly address: string;
  readonly database: string;
  readonly login: string;
  readonly password: string;
  readonly key: string;
}

const emptyForm: Form = { address: "", database: "", login: "", password: "", key: "" };

type Access = Profile["access"];

type Found = { readonly state: "unknown" } | { readonly state: "found"; readonly databases: readonly string[] | null };

/** What the sign-in form holds and does. The database is asked for only when the server does not settle it. */
export function useSignIn() {
  const invoke = useCommands();
  const view = useViewActions();
  const preset = useSelector((app) => app.preset);
  const [form, setForm] = useState<Form>({ ...emptyForm, ...preset });
  const [found, setFound] = useState<Found>({ state: "unknown" });
  const [access, setAccess] = useState<Access>("session");
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [isBusy, setIsBusy] = useState<"sign-in" | "demo" | null>(null);
  /** The address that was asked about last: answers about an earlier one are dropped. */
  const asked = useRef("");

  function change(part: Partial<Form>): void {
    setForm((now) => ({ ...now, ...part }));
    setProblem(null);
    if (part.address !== undefined && part.address !== asked.current) {
      asked.current = "";
      setFound({ state: "unknown" });
    }
  }

  /** Asks once for each address. */
  async function findDatabases(): Promise<void> {
    const { address } = form;
    if (address.trim() === "" || asked.current === address) return;
    asked.current = address;
    const answer = await invoke("findDatabases", { address, access });
    if (asked.current !== address) return;
    if (!answer.ok) {
      asked.current = "";
      setProblem(answer.error);
      return;
    }
    setFound({ state: "found", databases: answer.value.databases });
  }

  /**
   * @param plainHttp the server without encryption to which the person has agreed just now
   * @returns whether the server was asked, or something is not filled in yet
   */
  async function submit(plainHttp?: string): Promise<boolean> {
    const missing = missingPart(form, access);
    if (missing !== null) {
      setProblem(missing);
      return false;
    }
    setProblem(null);
    const { address, login, password, key } = form;
    const database = form.database.trim() === "" ? null : form.database;
    const agreement = plainHttp === undefined ? {} : { plainHttp };
    await enter("sign-in", () =>
      access === "session"
        ? invoke("signIn", { address, database, login, password, ...agreement })
        : invoke("signInWithKey", { address, database, login, key, ...agreement }),
    );
    return true;
  }

  /** Each way has its own secret, which does not stay behind; what else was typed does. */
  function switchTo(next: Access): void {
    setAccess(next);
    setForm((now) => ({ ...now, password: "", key: "" }));
    setProblem(null);
    asked.current = "";
  }

  async function enter(way: "sign-in" | "demo", signIn: () => Promise<CommandOutput["signIn"]>): Promise<void> {
    setIsBusy(way);
    try {
      const outcome = await signIn();
      if (outcome.ok) view.showWorkspace(outcome.value.workspace);
      else {
        setProblem(outcome.error);
        if (outcome.error.reason === "database" && found.state === "unknown") void findDatabases();
      }
    } finally {
      setIsBusy(null);
    }
  }

  const isAmbiguous = found.state === "found" && (found.databases === null || found.databases.length !== 1);
  return {
    form,
    access,
    problem,
    isBusy,
    databases: found.state === "found" ? found.databases : null,
    needsDatabase: isAmbiguous || problem?.reason === "database" || form.database !== "",
    change,
    switchTo,
    findDatabases,
    submit,
    forgetProblem: () => setProblem(null),
    tryDemo: () => enter("demo", () => invoke("tryDemo", {})),
  };
}

/** The first part that is not filled in. */
function missingPart(form: Form, access: Access): SignInProblem | null {
  if (form.address.trim() === "") return { reason: "address", text: coded("signInForm.missingAddress") };
  if (form.login.trim() === "") return { reason: "credentials", text: coded("signInForm.missingLogin") };
  if (access === "api-key" && form.key.trim() === "")
    return { reason: "credentials", text: coded("signInForm.missingKey") };
  if (access === "session" && form.password === "")
    return { reason: "credentials", text: coded("signInForm.missingPassword") };
  return null;
}
