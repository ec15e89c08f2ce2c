import { useRef, useState } from "react";
import type { WorkspaceId } from "../../../shared/ids.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import { useCommands, useWorkspace } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { focusToMend } from "../../ui/focus-home.ts";
import { PlainHttpDialog } from "../../ui/PlainHttpDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./SignInAgain.module.css";
import { useTexts } from "../../ui/use-texts.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** The session ended. What is open stays open, what is written stays written; one password, or key, goes on. */
export function SignInAgain({ workspace }: { readonly workspace: WorkspaceId }) {
  const isSignedOut = useWorkspace(workspace, (state) => state.connection.state === "signed-out", false);
  return isSignedOut ? <SecretPrompt workspace={workspace} /> : null;
}

const ofSession = {
  ended: "signInAgain.sessionEnded",
  how: "signInAgain.withPassword",
  label: "signInForm.password",
  missing: "signInForm.missingPassword",
  secret: "password",
  autoComplete: "current-password",
} as const;

const ofKey = {
  ended: "signInAgain.keyEnded",
  how: "signInAgain.withKey",
  label: "signInForm.key",
  missing: "signInForm.missingKey",
  secret: "key",
  autoComplete: "off",
} as const;

function SecretPrompt({ workspace }: { readonly workspace: WorkspaceId }) {
  const { text, say } = useTexts();
  const invoke = useCommands();
  const login = useWorkspace(workspace, (state) => state.profile.login, "");
  const access = useWorkspace(workspace, (state) => state.profile.access, "session");
  const words = access === "session" ? ofSession : ofKey;
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  /** @param plainHttp the server without encryption to which the person has agreed just now */
  async function submit(plainHttp?: string): Promise<void> {
    if (secret === "") {
      setProblem({ reason: "credentials", text: coded(words.missing) });
      return;
    }
    const from = document.activeElement;
    setProblem(null);
    setIsBusy(true);
    const agreement = plainHttp === undefined ? {} : { plainHttp };
    const outcome = await invoke("signInAgain", { workspace, secret, ...agreement });
    setIsBusy(false);
    if (outcome.ok) return;
    setProblem(outcome.error);
    focusToMend(from, field.current);
  }

  return (
    <form
      aria-label={text("signInAgain.title")}
      className={styles.banner}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        <strong>{text(words.ended)}</strong> {text(words.how, { login: visibleName(login) })}
      </p>
      <div className={styles.line}>
        <TextField
          ref={field}
          label={text(words.label)}
          type="password"
          autoComplete={words.autoComplete}
          value={secret}
          isInvalid={problem !== null && problem.reason !== "plain-http"}
          onValue={(value) => {
            setSecret(value);
            setProblem(null);
          }}
        />
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? text("signInForm.signingIn") : text("action.signIn")}
        </Button>
      </div>
      {problem !== null && problem.reason !== "plain-http" && (
        <p role="alert" className={styles.problem}>
          {say(problem.text)}
        </p>
      )}
      {problem?.reason === "plain-http" && (
        <PlainHttpDialog
          host={problem.origin.replace("http://", "")}
          secret={words.secret}
          onCancel={() => setProblem(null)}
          onAgree={() => void submit(problem.origin)}
        />
      )}
    </form>
  );
}
