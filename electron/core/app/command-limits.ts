import type { CommandHandlers } from "../../../shared/ipc/dispatch.ts";
import { err, type Result } from "../../../shared/result.ts";
import { fullBucket, hasToken, refilled, taken, type Pace } from "../retry/token-bucket.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";
import type { Failure } from "../../../shared/ipc/command.ts";

/** A person who opens one link after the other gets on; a page that was taken over opens no hundred. */
const links: Pace = { burst: 6, perSecond: 1 / 6 };

/**
 * To servers that a page names. Shared by all commands that do: a person tries a few addresses and passwords, and a
 * thousand ports would take hours.
 */
const strangers: Pace = { burst: 12, perSecond: 1 / 6 };

type Caller = { readonly window: number };

const tooOften: Result<never, Failure<"server">> = err({
  reason: "server",
  text: coded("command.too-often"),
});

const notOpened = (text: CodedText) => err({ reason: "limit", text });

/**
 * The same commands, with an end to what a page that was taken over could do with them to others: the person's browser
 * is opened a few times a minute and only after `hasActed` in that window, and few servers are asked at addresses that
 * the page names. All windows share what there is.
 */
export function limitCommands(
  handlers: CommandHandlers<Caller>,
  of: { readonly clock: Clock; readonly hasActed: (window: number) => boolean; readonly log: Log },
): CommandHandlers<Caller> {
  const { clock, hasActed, log } = of;
  const mayOpenLink = createLimit(links, clock);
  const mayAskStranger = createLimit(strangers, clock);

  /** The command while there is a token, and the same answer for all without one. */
  function limited<Input, Output>(
    command: string,
    run: (input: Input, caller: Caller) => Output,
  ): (input: Input, caller: Caller) => Output | typeof tooOften {
    return (input, caller) => {
      if (mayAskStranger()) return run(input, caller);
      log("warn", "command-limited", { command });
      return tooOften;
    };
  }

  return {
    ...handlers,
    openExternal(input, caller) {
      if (!hasActed(caller.window)) {
        log("warn", "refused", { what: "external address that nobody clicked" });
        return notOpened(coded("command.link-not-clicked"));
      }
      if (mayOpenLink()) return handlers.openExternal(input, caller);
      log("warn", "command-limited", { command: "openExternal" });
      return notOpened(coded("command.many-links"));
    },
    findDatabases: limited("findDatabases", handlers.findDatabases),
    signIn: limited("signIn", handlers.signIn),
    signInWithKey: limited("signInWithKey", handlers.signInWithKey),
    runDoctor: limited("runDoctor", handlers.runDoctor),
  };
}

/** True, and one token less, as long as there is one. */
function createLimit(pace: Pace, clock: Clock): () => boolean {
  let bucket = fullBucket(pace, clock.monotonic());
  return () => {
    bucket = refilled(bucket, pace, clock.monotonic());
    if (!hasToken(bucket)) return false;
    bucket = taken(bucket);
    return true;
  };
}
