import { useEffect, useState } from "react";
import type { ConnectionStatus } from "../../../shared/domain/connection/types.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { isExposed } from "../../../shared/names/plain-http.ts";
import { useCommands, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { PulseIcon } from "../../ui/icons.tsx";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./ConnectionBar.module.css";
import { useTexts } from "../../ui/use-texts.ts";

/** Whether what stands on the screen is what the server has, and if not, why and what can be done. */
export function ConnectionBar({ workspace }: { readonly workspace: WorkspaceId }) {
  const texts = useTexts();
  const { text } = texts;
  const invoke = useCommands();
  const view = useViewActions();
  const connection = useWorkspace(workspace, (state) => state.connection, null);
  const isReadable = useWorkspace(workspace, ({ profile }) => isExposed(profile.server), false);
  if (!connection) return null;
  const { state, why, retryAt } = connection;
  return (
    <div className={styles.bar} data-state={state}>
      <div role="status" aria-label={text("connection.title")} className={styles.status}>
        <strong>{title(texts, connection)}</strong>
        {why !== null && <span className={styles.why}>{texts.say(why)}</span>}
        {isReadable && <span className={styles.exposed}>{text("connection.exposed")}</span>}
      </div>
      {retryAt !== null && <Countdown until={retryAt} />}
      {(state === "offline" || retryAt !== null || (state === "online" && why !== null)) && (
        <Button look="quiet" size="compact" onClick={() => void invoke("reconnect", { workspace })}>
          {text("connection.tryNow")}
        </Button>
      )}
      <IconButton label={text("doctor.title")} size="small" onClick={() => view.openDoctor({ workspace })}>
        <PulseIcon />
      </IconButton>
    </div>
  );
}

function title({ text }: Texts, { state, isCatchingUp }: ConnectionStatus): string {
  const word = text(`connection.${state}`);
  return isCatchingUp && (state === "online" || state === "polling")
    ? text("connection.catchingUp", { state: word })
    : word;
}

/** Seconds to the next attempt. Outside of the status, or it would be read out each second. */
function Countdown({ until }: { readonly until: number }) {
  const { text } = useTexts();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((until - now) / 1_000);
  return seconds > 0 ? (
    <span aria-hidden="true" className={styles.countdown}>
      {text("connection.retryIn", { seconds })}
    </span>
  ) : null;
}
