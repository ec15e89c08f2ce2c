import { advice } from "../../../shared/doctor/advice.ts";
import { say, type Phrase } from "../../../shared/doctor/diagnosis.ts";
import type { GateState, KeptSignInState } from "../../core/ports/governor-state.ts";
import { fine, skipped, warning, type Finding } from "./probe.ts";

/** How the requests of the examined workspace fare: no question to the server, but what the app knows of itself. */
export function gateFinding(gate: GateState | null): Finding {
  if (gate === null) return { found: [], verdict: skipped("only a workspace that is signed in to has some") };
  const { breaker } = gate;
  switch (breaker.state) {
    case "closed":
      return { found: seen(gate, []), verdict: fine };
    case "open":
      return {
        found: seen(gate, say`held back for another ${Math.ceil(breaker.restFor / 1_000)} s, `),
        verdict: warning(advice.heldBack),
      };
    case "half-open":
      return { found: seen(gate, say`held back but for one, `), verdict: warning(advice.probing) };
  }
}

function seen({ underWay, waiting, tokens, burst, failures, signIn }: GateState, first: Phrase): Phrase {
  const numbers = say`${underWay} under way, ${waiting} waiting, ${tokens} of ${burst} may leave at once`;
  const last = failures.map(({ what, ago }) => `${what} ${ago < 1_000 ? "just now" : `${duration(ago)} ago`}`);
  return [
    ...first,
    ...numbers,
    ...(last.length === 0 ? [] : [`; without an answer: ${last.join(", ")}`]),
    ...(signIn === null ? [] : [`; ${signInWords(signIn)}`]),
  ];
}

function signInWords(signIn: KeptSignInState): string {
  switch (signIn.state) {
    case "none":
      return "the key is shown anew with the next request";
    case "under-way":
      return "the key is being shown to the server";
    case "kept":
      return `the server's word on the key is kept for another ${duration(signIn.forMs)}`;
  }
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
