import { stepTitles, type Step, type Verdict } from "../../../shared/doctor/diagnosis.ts";
import { plain } from "../../../shared/doctor/text.ts";
import styles from "./StepList.module.css";

const words: Readonly<Record<Verdict["state"], string>> = {
  ok: "OK",
  warning: "Warning",
  failed: "Failed",
  skipped: "Skipped",
  unused: "Unused",
};

/** What to change, what keeps the line from working first. */
export function AdviceList({ steps }: { readonly steps: readonly Step[] }) {
  const advised = (["failed", "warning"] as const).flatMap((state) =>
    steps.flatMap(({ name, verdict }) => (verdict.state === state ? [{ name, state, advice: verdict.advice }] : [])),
  );
  if (advised.length === 0) return null;
  return (
    <ul aria-label="What to change" className={styles.steps}>
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
  return (
    <ol aria-label="Steps" className={styles.steps}>
      {steps.map((step) => (
        <StepRow key={step.name} step={step} />
      ))}
    </ol>
  );
}

function StepRow({ step: { name, took, found, verdict } }: { readonly step: Step }) {
  const isTaken = verdict.state !== "skipped" && verdict.state !== "unused";
  return (
    <li className={styles.step} data-state={verdict.state}>
      <span className={styles.verdict}>{words[verdict.state]}</span>
      <span className={styles.title}>{stepTitles[name]}</span>
      {isTaken && <span className={styles.time}>{took} ms</span>}
      {found.length > 0 && <span className={styles.detail}>{plain(found)}</span>}
      {verdict.state === "skipped" && <span className={styles.detail}>because {verdict.because}</span>}
      {verdict.state === "unused" && <span className={styles.detail}>no part of this way: {verdict.because}</span>}
    </li>
  );
}
