import { useState } from "react";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { useCommands, useWorkspace } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./SignInAgain.module.css";

/** The session ended. What is open stays open, what is written stays written; one password goes on. */
export function SignInAgain({ workspace }: { readonly workspace: WorkspaceId }) {
  const isSignedOut = useWorkspace(workspace, (state) => state.connection.state === "signed-out", false);
  return isSignedOut ? <PasswordPrompt workspace={workspace} /> : null;
}

function PasswordPrompt({ workspace }: { readonly workspace: WorkspaceId }) {
  const invoke = useCommands();
  const login = useWorkspace(workspace, (state) => state.profile.login, "");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(): Promise<void> {
    if (password === "") {
      setProblem("Enter your password.");
      return;
    }
    setIsBusy(true);
    const outcome = await invoke("signInAgain", { workspace, password });
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
        <strong>Your session has ended.</strong> Sign in again as {login}. What you write until then is sent afterwards.
      </p>
      <div className={styles.line}>
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          isInvalid={problem !== null}
          onValue={(value) => {
            setPassword(value);
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
