import { useState } from "react";
import type { Diagnosis } from "../../../shared/doctor/diagnosis.ts";
import { asText, headline, plain } from "../../../shared/doctor/text.ts";
import type { CommandInput } from "../../../shared/ipc/ipc.ts";
import { useViewActions } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { AdviceList, StepList } from "./StepList.tsx";
import { useDoctor } from "./use-doctor.ts";
import styles from "./DoctorDialog.module.css";
import { useTexts } from "../../ui/use-texts.ts";

/** Every step between this computer and a message, and where one fails, what to change. */
export function DoctorDialog({ diagnosisTarget }: { readonly diagnosisTarget: CommandInput<"runDoctor"> }) {
  const view = useViewActions();
  const { say } = useTexts();
  const answer = useDoctor(diagnosisTarget);
  const diagnosis = answer?.ok === true ? answer.value : null;
  return (
    <Dialog title="Connection doctor" size="large" onClose={view.closeDoctor}>
      <div className={styles.body} aria-busy={answer === null}>
        <p role="status" className={styles.result}>
          {answer === null && "Examining the connection. This takes a few seconds."}
          {answer?.ok === false && say(answer.error.text)}
          {diagnosis !== null && <Result diagnosis={diagnosis} />}
        </p>
        {diagnosis !== null && <AdviceList steps={diagnosis.steps} />}
        {diagnosis !== null && <StepList steps={diagnosis.steps} />}
      </div>
      <footer className={styles.actions}>
        {diagnosis !== null && <CopyButton diagnosis={diagnosis} />}
        <Button disabled={answer === null} onClick={() => view.openDoctor({ ...diagnosisTarget })}>
          Examine again
        </Button>
      </footer>
    </Dialog>
  );
}

function Result({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { serverVersion, database } = diagnosis;
  return (
    <>
      <strong>{headline(diagnosis)}</strong>
      {serverVersion !== null && <span>Odoo {serverVersion}</span>}
      {database !== null && <span>Database {plain([database])}</span>}
    </>
  );
}

/** Without names of hosts, databases and people, so that it can be sent to anybody. */
function CopyButton({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const [copied, setCopied] = useState<Diagnosis | null>(null);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asText(diagnosis, { redact: true }));
    setCopied(diagnosis);
  };
  return (
    <>
      <span role="status" className={styles.copied}>
        {copied === diagnosis && "Copied without names"}
      </span>
      <Button look="quiet" onClick={() => void copy()}>
        Copy as text
      </Button>
    </>
  );
}
