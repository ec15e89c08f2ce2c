import { noAnswerText } from "./failure-texts.ts";
import type { ServerFailure } from "../ports/server.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";
import { isSameText } from "../../../shared/text/same-text.ts";

/** One call without an answer is an accident; so many in a row are what the person has to know. */
const tellAfter = 2;

export interface ResponseMonitor {
  /** How a call went: what kept it from being answered, or null when it was answered. */
  recordResponse(failure: ServerFailure | null): void;
  /** Another line: what was before it says nothing. */
  forget(): void;
  /** What the person reads while the line stands and the server answers nothing; null when it does answer. */
  explanation(): CodedText | null;
}

/** News may still come in while nothing goes out any more: live connections and calls often go separate ways. */
export function createResponseMonitor(onChanged: () => void): ResponseMonitor {
  let inARow = 0;
  let explanation: CodedText | null = null;

  function say(next: CodedText | null): void {
    if (isSameText(next, explanation)) return;
    explanation = next;
    onChanged();
  }

  return {
    recordResponse(failure) {
      inARow = failure === null ? 0 : inARow + 1;
      if (failure === null) say(null);
      else if (inARow >= tellAfter) say(noAnswerText(failure));
    },
    forget() {
      inARow = 0;
      say(null);
    },
    explanation: () => explanation,
  };
}
