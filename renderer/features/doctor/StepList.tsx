import { stepTitle, type Step } from "../../../shared/doctor/diagnosis.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { plain } from "../../../shared/doctor/text.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./StepList.module.css";

/** What to change, what keeps the line from working first. */
export function AdviceList({ steps }: { readonly steps: readonly Step[] }) {
  const texts = useTexts();
  const advised = (["failed", "warning"] as const).flatMap((state) =>
    steps.flatMap(({ name, verdict }) => (verdict.state === state ? [{ name, state, advice: verdict.advice }] : [])),
  );
  if (advised.length === 0) return null;
  return (
    <ul aria-label={texts.text("doctorDialog.advice")} className={styles.steps}>
      {advised.map(({ name, state, advice }) => (
        <li key={name} className={styles.advice} data-state={state}>
          <strong>{texts.say(stepTitle(name))}</strong>
          <span>{plain(texts, advice)}</span>
        </li>
      ))}
    </ul>
  );
}

export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  const { text } = useTexts();
  return (
    <ol aria-label={text("doctorDialog.steps")} className={`${styles.steps} ${styles.table}`}>
      {steps.map((step) => (
        <StepRow key={step.name} step={step} />
      ))}
    </ol>
  );
}

function StepRow({ step: { name, took, found, verdict } }: { readonly step: Step }) {
  const texts = useTexts();
  const isTaken = verdict.state !== "skipped" && verdict.state !== "unused";
  return (
    <li className={styles.step} data-state={verdict.state}>
      <span className={styles.verdict}>{texts.text(`verdict.${verdict.state}`)}</span>
      <span className={styles.title}>{texts.say(stepTitle(name))}</span>
      {isTaken && <span className={styles.time}>{texts.text("doctorDialog.took", { ms: took })}</span>}
      {found !== null && <span className={styles.detail}>{plain(texts, found)}</span>}
      {verdict.state === "skipped" && (
        <span className={styles.detail}>
          {plain(texts, coded("doctorDialog.skippedBecause", { reason: verdict.because }))}
        </span>
      )}
      {verdict.state === "unused" && (
        <span className={styles.detail}>
          {plain(texts, coded("doctorDialog.unusedBecause", { reason: verdict.because }))}
        </span>
      )}
    </li>
  );
}
