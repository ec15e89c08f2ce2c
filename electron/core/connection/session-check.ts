import type { Session, ServerFailure } from "../ports/server.ts";
import type { Result } from "../../../shared/result.ts";
import type { ConnectionEvent } from "./connection.ts";

/** Asks about the session and says the answers as events. */
export interface SessionQuestions {
  check(): void;
  refresh(): void;
  /** What was asked before is nobody's question any more. */
  forget(): void;
}

export function createSessionQuestions(
  session: Pick<Session, "check" | "refresh">,
  tell: (event: ConnectionEvent) => void,
): SessionQuestions {
  let life = 0;

  async function ask<T>(
    question: Promise<Result<T, ServerFailure>>,
    said: (answer: "done" | "signed-out" | "unknown") => ConnectionEvent,
  ): Promise<void> {
    const asked = life;
    const answer = await question;
    if (asked !== life) return;
    tell(said(answer.ok ? "done" : answer.error.type === "signed-out" ? "signed-out" : "unknown"));
  }

  return {
    check() {
      void ask(session.check(), (answer) => ({
        type: "session-checked",
        answer: answer === "done" ? "alive" : answer,
      }));
    },
    refresh() {
      void ask(session.refresh(), (answer) => ({ type: "session-refreshed", answer }));
    },
    forget() {
      life += 1;
    },
  };
}
