import { useEffect, useState } from "react";
import type { CommandInput, CommandOutput } from "../../../shared/ipc/ipc.ts";
import { useCommands } from "../../state/use-parley.ts";

type Patient = CommandInput<"runDoctor">;
type Answer = CommandOutput["runDoctor"];

/** Examines at once, and again when it is given another object. Null while it is under way. */
export function useDoctor(patient: Patient): Answer | null {
  const invoke = useCommands();
  const [last, setLast] = useState<{ readonly patient: Patient; readonly answer: Answer } | null>(null);
  useEffect(() => {
    let isWanted = true;
    async function examine(): Promise<void> {
      const answer = await invoke("runDoctor", patient);
      if (isWanted) setLast({ patient, answer });
    }
    void examine();
    return () => {
      isWanted = false;
    };
  }, [invoke, patient]);
  return last?.patient === patient ? last.answer : null;
}
