import type { GateState, KeptSignInState } from "../../core/ports/governor-state.ts";
import { fine, skipped, warning, type Finding } from "./probe.ts";
import { listed } from "../../../shared/text/listed.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** How the requests of the examined workspace fare: no question to the server, but what the app knows of itself. */
export function gateFinding(gate: GateState | null): Finding {
  if (gate === null) return { found: null, verdict: skipped(coded("because.no-requests")) };
  const { breaker } = gate;
  const requests = requestsOf(gate);
  switch (breaker.state) {
    case "closed":
      return { found: withMore(requests, gate), verdict: fine };
    case "open": {
      const seconds = Math.ceil(breaker.restFor / 1_000);
      const found = coded("found.held-back", { seconds, requests });
      return { found: withMore(found, gate), verdict: warning(coded("advice.held-back")) };
    }
    case "half-open": {
      const found = coded("found.held-back-but-one", { requests });
      return { found: withMore(found, gate), verdict: warning(coded("advice.probing")) };
    }
  }
}

function requestsOf({ underWay, waiting, tokens, burst }: GateState): CodedText {
  return coded("found.requests", { underWay, waiting, tokens, burst });
}

/** Also the calls that were not answered, and how the sign-in with the key stands. */
function withMore(found: CodedText, { failures, signIn }: GateState): CodedText {
  const calls = failures.map(({ what, ago }) =>
    ago < 1_000
      ? coded("found.call-just-now", { call: what })
      : coded("found.call-ago", { call: what, duration: duration(ago) }),
  );
  const seen = calls.length === 0 ? found : coded("found.unanswered", { found, calls: listed("list.comma", calls) });
  return signIn === null ? seen : coded("found.with-sign-in", { found: seen, signIn: signInText(signIn) });
}

function signInText(signIn: KeptSignInState): CodedText {
  switch (signIn.state) {
    case "none":
    case "under-way":
      return coded(`sign-in-state.${signIn.state}`);
    case "kept":
      return coded("sign-in-state.kept", { duration: duration(signIn.forMs) });
  }
}

export function duration(ms: number): CodedText {
  const seconds = Math.round(ms / 1_000);
  return seconds < 120
    ? coded("found.seconds", { count: seconds })
    : coded("found.minutes", { count: Math.round(seconds / 60) });
}
