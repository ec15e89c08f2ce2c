import { stepTitles, type Step } from "../../../shared/doctor/diagnosis.ts";
import { plain } from "../../../shared/doctor/text.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./StepList.module.css";

/** What to change, what keeps the line from working first. */
export function AdviceList({ steps }: { readonly steps: readonly Step[] }) {
  const { text } = useTexts();
  const advised = (["failed", "warning"] as const).flatMap((state) =>
    steps.flatMap(({ name, verdict }) => (verdict.state === state ? [{ name, state, advice: verdict.advice }] : [])),
  );
  if (advised.length === 0) return null;
  return (
    <ul aria-label={text("doctorDialog.advice")} className={styles.steps}>
      {advised.map(({ name, state, advice }) => (
        <li key={name} className={styles.advice} data-state={state}>
          <strong>{stepTitles[name]}</strong>
          <span>{plain(advice)}</span>
        </li>
      ))}
    </ul>
  );
}

export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  const { text } = useTexts();
  return (
    <ol aria-label={text("doctorDialog.steps")} className={styles.steps}>
      {steps.map((step) => (
        <StepRow key={step.name} step={step} />
      ))}
    </ol>
  );
}

function StepRow({ step: { name, took, found, verdict } }: { readonly step: Step }) {
  const { text } = useTexts();
  const isTaken = verdict.state !== "skipped" && verdict.state !== "unused";
  return (
    <li className={styles.step} data-state={verdict.state}>
      <span className={styles.verdict}>{text(`verdict.${verdict.state}`)}</span>
      <span className={styles.title}>{stepTitles[name]}</span>
      {isTaken && <span className={styles.time}>{text("doctorDialog.took", { ms: took })}</span>}
      {found.length > 0 && <span className={styles.detail}>{plain(found)}</span>}
      {verdict.state === "skipped" && (
        <span className={styles.detail}>{text("doctorDialog.skippedBecause", { reason: verdict.because })}</span>
      )}
      {verdict.state === "unused" && (
        <span className={styles.detail}>{text("doctorDialog.unusedBecause", { reason: verdict.because })}</span>
      )}
    </li>
  );
}
