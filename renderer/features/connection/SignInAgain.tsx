import { useState } from "react";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { useCommands, useWorkspace } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./SignInAgain.module.css";

/** The session ended. What is open stays open, what is written stays written; one password, or key, goes on. */
export function SignInAgain({ workspace }: { readonly workspace: WorkspaceId }) {
  const isSignedOut = useWorkspace(workspace, (state) => state.connection.state === "signed-out", false);
  return isSignedOut ? <SecretPrompt workspace={workspace} /> : null;
}

const ofSession = {
  what: "Your session has ended.",
  label: "Password",
  autoComplete: "current-password",
  how: "",
  missing: "Enter your password.",
};

const ofKey = {
  what: "Your API key does not open this workspace any more.",
  label: "API key",
  autoComplete: "off",
  how: " with another one, made in Odoo under Preferences > Account Security > New API Key",
  missing: "Enter an API key.",
};

function SecretPrompt({ workspace }: { readonly workspace: WorkspaceId }) {
  const invoke = useCommands();
  const login = useWorkspace(workspace, (state) => state.profile.login, "");
  const access = useWorkspace(workspace, (state) => state.profile.access, "session");
  const words = access === "session" ? ofSession : ofKey;
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(): Promise<void> {
    if (secret === "") {
      setProblem(words.missing);
      return;
    }
    setIsBusy(true);
    const outcome = await invoke("signInAgain", { workspace, secret });
    setIsBusy(false);
    if (!outcome.ok) setProblem(outcome.error.sentence);
  }

  return (
    <form
      aria-label="Sign in again"
      className={styles.banner}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        <strong>{words.what}</strong> Sign in again as {login}
        {words.how}. What you write until then is sent afterwards.
      </p>
      <div className={styles.line}>
        <TextField
          label={words.label}
          type="password"
          autoComplete={words.autoComplete}
          value={secret}
          isInvalid={problem !== null}
          onValue={(value) => {
            setSecret(value);
            setProblem(null);
          }}
        />
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? "Signing in…" : "Sign in"}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}
