import { useEffect, useState } from "react";
import type { CommandInput, CommandOutput } from "../../../shared/ipc/commands.ts";
import { useCommands } from "../../state/use-parley.ts";

type DiagnosisTarget = CommandInput<"runDoctor">;
type Answer = CommandOutput["runDoctor"];

/** Examines at once, and again when it is given another object. Null while it is under way. */
export function useDoctor(diagnosisTarget: DiagnosisTarget): Answer | null {
  const invoke = useCommands();
  const [last, setLast] = useState<{ readonly diagnosisTarget: DiagnosisTarget; readonly answer: Answer } | null>(null);
  useEffect(() => {
    let isWanted = true;
    async function examine(): Promise<void> {
      const answer = await invoke("runDoctor", diagnosisTarget);
      if (isWanted) setLast({ diagnosisTarget, answer });
    }
    void examine();
    return () => {
      isWanted = false;
    };
  }, [invoke, diagnosisTarget]);
  return last?.diagnosisTarget === diagnosisTarget ? last.answer : null;
}
