import { useState } from "react";
import { seen, type Diagnosis } from "../../../shared/doctor/diagnosis.ts";
import { asText, headline, plain } from "../../../shared/doctor/text.ts";
import type { CommandInput } from "../../../shared/ipc/commands.ts";
import { useViewActions } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { AdviceList, StepList } from "./StepList.tsx";
import { useDoctor } from "./use-doctor.ts";
import styles from "./DoctorDialog.module.css";
import { useTexts } from "../../ui/use-texts.ts";

/** Every step between this computer and a message, and where one fails, what to change. */
export function DoctorDialog({ diagnosisTarget }: { readonly diagnosisTarget: CommandInput<"runDoctor"> }) {
  const { text } = useTexts();
  const view = useViewActions();
  const { say } = useTexts();
  const answer = useDoctor(diagnosisTarget);
  const diagnosis = answer?.ok === true ? answer.value : null;
  return (
    <Dialog title={text("doctor.title")} size="large" onClose={view.closeDoctor}>
      <div className={styles.body} aria-busy={answer === null}>
        <p role="status" className={styles.result}>
          {answer === null && text("doctorDialog.examining")}
          {answer?.ok === false && say(answer.error.text)}
          {diagnosis !== null && <Result diagnosis={diagnosis} />}
        </p>
        {diagnosis !== null && <AdviceList steps={diagnosis.steps} />}
        {diagnosis !== null && <StepList steps={diagnosis.steps} />}
      </div>
      <footer className={styles.actions}>
        {diagnosis !== null && <CopyButton diagnosis={diagnosis} />}
        <Button disabled={answer === null} onClick={() => view.openDoctor({ ...diagnosisTarget })}>
          {text("doctorDialog.again")}
        </Button>
      </footer>
    </Dialog>
  );
}

function Result({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts();
  const { serverVersion, database } = diagnosis;
  return (
    <>
      <strong>{texts.say(headline(diagnosis))}</strong>
      {serverVersion !== null && <span>{texts.text("doctorDialog.server", { version: serverVersion })}</span>}
      {database !== null && <span>{texts.text("doctorDialog.database", { name: plain(texts, seen(database)) })}</span>}
    </>
  );
}

/** Without names of hosts, databases and people, so that it can be sent to anybody. */
function CopyButton({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const texts = useTexts();
  const [copied, setCopied] = useState<Diagnosis | null>(null);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asText(diagnosis, texts, { redact: true }));
    setCopied(diagnosis);
  };
  return (
    <>
      <span role="status" className={styles.copied}>
        {copied === diagnosis && texts.text("doctorDialog.copied")}
      </span>
      <Button look="quiet" onClick={() => void copy()}>
        {texts.text("doctorDialog.copy")}
      </Button>
    </>
  );
}
