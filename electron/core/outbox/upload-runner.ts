import type { ClientId } from "../../../shared/ids.ts";
import type { OutboxFiles } from "../ports/files.ts";
import { createSwitch } from "../retry/abort.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { OutboxStore, StoredFile } from "../ports/storage.ts";
import type { DiscussApi } from "../ports/server.ts";
import { orUnknown, upload } from "./deliver.ts";
import type { Entry } from "./entry.ts";
import type { OutboxEvent } from "./outbox.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** The uploads under way, one a message at most. */
export interface Uploads {
  /** Says how far it is, and at last what became of it; nothing more once it was called off. */
  begin(entry: Entry, file: StoredFile, tell: (event: OutboxEvent) => void): void;
  /** The person does not want the message any more. */
  callOff(clientId: ClientId): void;
  stop(): void;
}

export function createUploads(ports: {
  readonly store: Pick<OutboxStore, "markUploaded">;
  readonly files: Pick<OutboxFiles, "open">;
  readonly api: DiscussApi;
  readonly clock: Clock;
  readonly log: Log;
}): Uploads {
  const { store, files, api, clock, log } = ports;
  const underWay = new Map<ClientId, () => void>();

  async function send({ clientId, thread }: Entry, file: StoredFile, tell: (event: OutboxEvent) => void) {
    const { name, mimetype } = file;
    const about = { clientId, file: file.id };
    const bytes = files.open(file);
    if (!bytes.ok) {
      log("warn", "outbox.disk", { clientId, work: "read", ...bytes.error });
      return tell({
        type: "uploaded",
        ...about,
        outcome: { type: "unreadable", reason: coded("file.copy-lost", { name }) },
      });
    }
    const { signal, abort } = createSwitch();
    underWay.set(clientId, abort);
    const onSent = (sent: number) => {
      if (!signal.aborted) tell({ type: "upload-moved", ...about, sent });
    };
    const outgoing = { thread, name, mimetype, bytes: bytes.value, onSent, signal };
    const outcome = await orUnknown(log, clientId, upload(api, outgoing, clock.now()));
    if (signal.aborted) return;
    underWay.delete(clientId);
    log("debug", "outbox.uploaded", { clientId, outcome: outcome.type });
    if (outcome.type === "uploaded") {
      const { attachment, at } = outcome;
      // A disk that does not take the mark costs a second upload after a crash, and nothing now.
      const marked = store.markUploaded(clientId, file.id, { attachment, at });
      if (!marked.ok) log("warn", "outbox.disk", { clientId, work: "mark upload", ...marked.error });
    }
    tell({ type: "uploaded", ...about, outcome });
  }

  function callOff(clientId: ClientId): void {
    underWay.get(clientId)?.();
    underWay.delete(clientId);
  }

  return {
    begin: (entry, file, tell) => void send(entry, file, tell),
    callOff,
    stop() {
      for (const clientId of underWay.keys()) callOff(clientId);
    },
  };
}
