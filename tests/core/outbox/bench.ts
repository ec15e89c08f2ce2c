import { createOutboxRunner, type OutboxRunner } from "../../../electron/core/outbox/runner.ts";
import type { Log } from "../../../electron/core/ports/log.ts";
import type { OutboxStore } from "../../../electron/core/ports/storage.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import type { ClientId } from "../../../shared/ids.ts";
import { countingIds, general } from "../../support/builders.ts";
import { createFakeClock, type FakeClock } from "../../support/fake-clock.ts";
import { createFakeOutboxFiles, type FakeOutboxFiles } from "../../support/fake-outbox-files.ts";
import { createFakeOutboxStore, type FakeOutboxStore } from "../../support/fake-outbox-store.ts";
import { createFakeServer, type FakeServer } from "../../support/fake-server.ts";
import { english } from "../../../shared/text/languages.ts";

/** A workbench: a runner with all its fakes. */
export interface Bench {
  readonly clock: FakeClock;
  readonly server: FakeServer;
  readonly store: FakeOutboxStore;
  readonly files: FakeOutboxFiles;
  readonly runner: OutboxRunner;
  /** What was told, one short line each: `queued 1`, `sending 1`, `accepted 1 as 101`, `failed 1: reason`, `revised 1: text`. */
  readonly told: string[];
  readonly logged: string[];
  /** @throws when the runner refuses it. */
  send(text: string, channel?: typeof general, files?: readonly OutboxFile[]): ClientId;
}

/** `store`: what an earlier life left. Messages are named 1, 2, 3 … in what is told, in the order written. */
export function bench(
  given: {
    readonly store?: FakeOutboxStore;
    readonly files?: FakeOutboxFiles;
    readonly isOnline?: boolean;
    readonly isStarted?: boolean;
  } = {},
): Bench {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  const store = given.store ?? createFakeOutboxStore();
  const files = given.files ?? createFakeOutboxFiles();
  const told: string[] = [];
  const logged: string[] = [];
  const log: Log = (level, event) => void logged.push(`${level} ${event}`);
  const runner = createOutboxRunner({
    store,
    files,
    api: server.api,
    clock,
    random: () => 0.5,
    newId: countingIds(store.written().length + 1),
    log,
    otherFiles: () => new Set(),
    emit: (event) => void told.push(line(event)),
    onSignedOut: () => void told.push("signed out"),
  });
  if (given.isStarted ?? true) runner.start();
  if (given.isOnline ?? true) runner.setOnline(true);
  return {
    clock,
    server,
    store,
    files,
    runner,
    told,
    logged,
    send(text, channel = general, attached = []) {
      const sent = runner.send(inConversation(channel), plain(text), null, attached);
      if (!sent.ok) throw new Error(sent.error.type);
      return sent.value;
    },
  };
}

/** The texts on the server. */
export function posted({ server }: Bench, channel = general): readonly string[] {
  return server.messages(channel).map(({ text }) => text);
}

/** What is left on disk: `1`, `2 may have arrived`, `3 refused`. */
export function onDisk(store: Pick<OutboxStore, "load">): readonly string[] {
  return store.load().entries.map(({ clientId, mayHaveArrived, refusal }) => {
    return [number(clientId), mayHaveArrived && "may have arrived", refusal !== null && "refused"]
      .filter(Boolean)
      .join(" ");
  });
}

function number(clientId: ClientId): number {
  return Number.parseInt(clientId.slice(-12), 16);
}

function line(event: DiscussEvent): string {
  if (event.type === "message-queued") return `${event.entry.delivery.state} ${number(event.entry.clientId)}`;
  if (event.type === "message-accepted") return `accepted ${number(event.clientId)} as ${event.message.id}`;
  if (event.type === "message-discarded") return `discarded ${number(event.clientId)}`;
  if (event.type === "message-revised") return `revised ${number(event.clientId)}: ${event.content.text}`;
  if (event.type !== "delivery-changed") return event.type;
  const { delivery } = event;
  const more =
    delivery.state === "failed"
      ? `: ${english.say(delivery.reason)}`
      : delivery.state === "uploading"
        ? `: ${delivery.percent} %`
        : "";
  return `${delivery.state} ${number(event.clientId)}${more}`;
}
