import { useEffect, useRef, useState, type ReactNode } from "react";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { useSelector, useViewActions } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { focusToMend } from "../../ui/focus-home.ts";
import { PlainHttpDialog } from "../../ui/PlainHttpDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Brand } from "./Brand.tsx";
import { useSignIn } from "./use-sign-in.ts";
import styles from "./SignIn.module.css";
import { useTexts } from "../../ui/use-texts.ts";

/** What the connection doctor can say more about. */
const connectionProblems: ReadonlySet<SignInProblem["reason"]> = new Set([
  "unreachable",
  "certificate",
  "not-odoo",
  "server",
]);

/** The way in: an own server, or the demo. Stands alone at first, and before everything when one is added. */
export function SignIn({ notices }: { readonly notices: ReactNode }) {
  const { text } = useTexts();
  const view = useViewActions();
  const hasWorkspace = useSelector((app) => app.workspaces.length > 0);
  const { say } = useTexts();
  const { form, access, problem, databases, needsDatabase, isBusy, ...actions } = useSignIn();
  const { change, switchTo, findDatabases, submit, forgetProblem, tryDemo } = actions;
  // The person begins with the first part that is not preset.
  const [begin] = useState(form.address === "" ? "address" : form.login === "" ? "login" : "secret");
  const [first, setFirst] = useState<HTMLInputElement | null>(null);
  useEffect(() => first?.focus(), [first]);
  const secret = useRef<HTMLInputElement>(null);
  const takeSecret = (field: HTMLInputElement | null) => {
    secret.current = field;
    if (begin === "secret") setFirst(field);
  };
  const send = async (plainHttp?: string) => {
    const from = document.activeElement;
    if (await submit(plainHttp)) focusToMend(from, secret.current);
  };

  return (
    <main className={styles.page}>
      {notices}
      <div className={styles.card}>
        <Brand />
        <h1>{text("signInForm.title")}</h1>
        <form
          className={styles.form}
          aria-busy={isBusy !== null}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextField
            ref={begin === "address" ? setFirst : null}
            label={text("signInForm.address")}
            value={form.address}
            onValue={(value) => change({ address: value })}
            onBlur={() => void findDatabases()}
            placeholder="odoo.example.com"
            hint={text("signInForm.addressHint")}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            isInvalid={
              problem !== null && ["address", "unreachable", "not-odoo", "odoo-sh-page"].includes(problem.reason)
            }
          />
          {needsDatabase && (
            <>
              <TextField
                label={text("signInForm.database")}
                value={form.database}
                onValue={(value) => change({ database: value })}
                hint={databases === null ? text("signInForm.databaseHint") : undefined}
                list={databases === null ? undefined : "databases"}
                autoCapitalize="none"
                spellCheck={false}
                isInvalid={problem?.reason === "database"}
              />
              <datalist id="databases">
                {databases?.map((database) => (
                  <option key={database} value={database}>
                    {database}
                  </option>
                ))}
              </datalist>
            </>
          )}
          <TextField
            ref={begin === "login" ? setFirst : null}
            label={text("signInForm.login")}
            value={form.login}
            onValue={(value) => change({ login: value })}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            isInvalid={problem?.reason === "credentials"}
          />
          {access === "session" ? (
            <TextField
              key="password"
              ref={takeSecret}
              data-focus-home="sign-in"
              label={text("signInForm.password")}
              type="password"
              value={form.password}
              onValue={(value) => change({ password: value })}
              autoComplete="current-password"
              isInvalid={problem?.reason === "credentials"}
            />
          ) : (
            <TextField
              key="api-key"
              ref={secret}
              data-focus-home="sign-in"
              label={text("signInForm.key")}
              type="password"
              value={form.key}
              onValue={(value) => change({ key: value })}
              hint={text("signInForm.keyHint")}
              autoComplete="off"
              spellCheck={false}
              isInvalid={problem?.reason === "credentials"}
            />
          )}
          {problem !== null && problem.reason !== "plain-http" && (
            <p role="alert" className={styles.problem}>
              {say(problem.text)}
            </p>
          )}
          {problem !== null && connectionProblems.has(problem.reason) && (
            <Button onClick={() => view.openDoctor({ address: form.address })}>{text("doctor.title")}</Button>
          )}
          <Button type="submit" look="primary" disabled={isBusy !== null}>
            {isBusy === "sign-in" ? text("signInForm.signingIn") : text("action.signIn")}
          </Button>
        </form>
        <div className={styles.or}>{text("signInForm.or")}</div>
        {access === "session" ? (
          <Button disabled={isBusy !== null} onClick={() => switchTo("api-key")}>
            {text("signInForm.useKey")}
          </Button>
        ) : (
          <Button disabled={isBusy !== null} onClick={() => switchTo("session")}>
            {text("signInForm.usePassword")}
          </Button>
        )}
        <Button disabled={isBusy !== null} onClick={() => void tryDemo()}>
          {isBusy === "demo" ? text("signInForm.openingDemo") : text("signInForm.demo")}
        </Button>
        <p className={styles.note}>{text("signInForm.demoHint")}</p>
        {hasWorkspace && (
          <Button look="quiet" onClick={() => view.addWorkspace(false)}>
            {text("action.cancel")}
          </Button>
        )}
      </div>
      {problem?.reason === "plain-http" && (
        <PlainHttpDialog
          host={problem.origin.replace("http://", "")}
          secret={access === "session" ? "password" : "key"}
          onCancel={forgetProblem}
          onAgree={() => void send(problem.origin)}
        />
      )}
    </main>
  );
}
