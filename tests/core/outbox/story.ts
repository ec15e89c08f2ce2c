import { createOutboxRunner, type OutboxRunner } from "../../../electron/core/outbox/runner.ts";
import type { Attachment } from "../../../shared/domain/messages/types.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { conversationIn, inConversation } from "../../../shared/domain/messages/thread.ts";
import type { ChannelId, ClientId } from "../../../shared/ids.ts";
import { channelId, countingIds } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeOutboxFiles } from "../../support/fake-outbox-files.ts";
import { createFakeOutboxStore, diskFull, outboxWrites, type OutboxWrite } from "../../support/fake-outbox-store.ts";
import { createFakeServer, type Weather } from "../../support/fake-server.ts";
import { mortal, type Call, type Death, type Life } from "./mortal.ts";

/** What the world does to a runner. Deeds that a life does not live to see do not happen. */
export type Deed =
  /** `files`: how many it has; none when absent. */
  | { readonly do: "send"; readonly to: 0 | 1; readonly files?: number }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "online" | "offline" }
  /** The person's answer to the nth of what is pending. */
  | { readonly do: "retry" | "discard" | "revise"; readonly nth: number }
  | { readonly do: "break"; readonly call: OutboxWrite }
  | { readonly do: "mend" };

export interface Story {
  readonly deeds: readonly Deed[];
  readonly posts: readonly Weather[];
  readonly looks: readonly Weather[];
  readonly uploads: readonly Weather[];
  /** How often the bus shows each message, and whether before its answer. */
  readonly echo: { readonly times: number; readonly isEarly: boolean };
  /** One life each; then comes one that nothing ends, in fine weather and on a good disk. */
  readonly deaths: readonly Death[];
}

export interface End {
  /** Every call that the first life made to the outside world. */
  readonly calls: readonly Call[];
  /** The texts on the server with the names of their files, by room. */
  readonly posted: readonly (readonly string[])[];
  /** The texts that ever were on disk, as the person worded them last, by room and in order. */
  readonly written: readonly (readonly string[])[];
  /** Told as written, but never on disk. */
  readonly lies: readonly string[];
  /** Those that the person ever said to discard. */
  readonly unwanted: ReadonlySet<string>;
  /** Told as discarded by the life in which they were written, and not wanted again. */
  readonly discarded: ReadonlySet<string>;
  readonly left: readonly unknown[];
  /** Copies that are still on disk, and attachments that were posted more than once. */
  readonly strayFiles: readonly unknown[];
  /** Lives that ended before the story did. */
  readonly deaths: number;
}

/** A death that never comes. */
export const oldAge: Death = { call: 1_000_000, isAfter: false };

const rooms = [channelId(1), channelId(2)] as const;

/** Lives a story to its end, where the person retries whatever failed and is still wanted. */
export async function live(story: Story, { isTraced = false } = {}): Promise<End> {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  const store = createFakeOutboxStore();
  const files = createFakeOutboxFiles();
  const newId = countingIds();
  server.weather.posts.push(...story.posts);
  server.weather.looks.push(...story.looks);
  server.weather.uploads.push(...story.uploads);
  const told = new Map<ClientId, string>();
  const unwanted = new Set<ClientId>();
  const discarded = new Set<ClientId>();
  let sent = 0;
  let deaths = 0;
  let revised = 0;
  let firstLife: Life | null = null;

  /** Begins a life; what it tells of what it wrote itself is noted. */
  const begin = (death: Death) => {
    const restored = new Set(store.entries().map(({ clientId }) => clientId));
    const emit = (event: DiscussEvent) => {
      if (event.type === "message-queued") told.set(event.entry.clientId, event.entry.content.text);
      if (event.type === "message-discarded" && !restored.has(event.clientId)) discarded.add(event.clientId);
    };
    files.restart();
    const life = mortal({ store, files, api: server.api, clock, emit, onSignedOut: () => {} }, death, { isTraced });
    firstLife ??= life;
    const runner = createOutboxRunner({
      ...life,
      random: () => 0.5,
      newId,
      log: () => {},
      otherFiles: () => new Set(),
    });
    const echo = (name: ClientId | null) => {
      if (name && !life.isOver()) runner.observed(name);
    };
    server.onPosted = ({ clientId }) => {
      for (let i = 0; i < story.echo.times; i++)
        if (story.echo.isEarly) echo(clientId);
        else clock.after(30, () => echo(clientId));
    };
    runner.start();
    return { life, runner };
  };

  /** Who is not told that it is written takes the files back. */
  const write = (runner: OutboxRunner, room: ChannelId, attached: readonly OutboxFile[]) => {
    const written = runner.send(inConversation(room), plain(`message ${++sent}`), null, attached);
    if (!written.ok) for (const file of attached) files.remove(file.id);
  };

  const discard = (runner: OutboxRunner, name: ClientId) => {
    unwanted.add(name);
    runner.discard(name);
  };

  const happen = async (runner: OutboxRunner, deed: Deed): Promise<void> => {
    switch (deed.do) {
      case "send":
        return write(
          runner,
          rooms[deed.to],
          Array.from({ length: deed.files ?? 0 }, () => files.put(250)),
        );
      case "wait":
        return clock.advance(deed.ms);
      case "online":
      case "offline":
        return runner.setOnline(deed.do === "online");
      case "retry":
      case "discard":
      case "revise": {
        const pending = runner.pending();
        const entry = pending[deed.nth % Math.max(1, pending.length)];
        if (!entry) return;
        if (deed.do === "discard") return discard(runner, entry.clientId);
        // A disk that failed to remove it brings it back as failed; who retries or rewords it wants it.
        discarded.delete(entry.clientId);
        if (deed.do === "retry") return void runner.retry(entry.clientId);
        return void runner.revise(entry.clientId, plain(`${entry.content.text.split(",")[0]}, worded ${++revised}`));
      }
      case "break":
        return store.break([deed.call], diskFull);
      case "mend":
        return mend();
    }
  };

  const mend = () => store.break(outboxWrites, null);

  for (const death of story.deaths) {
    const { life, runner } = begin(death);
    for (const deed of story.deeds) if (!life.isOver()) await happen(runner, deed);
    await clock.advance(1_000);
    runner.stop();
    if (life.isOver()) deaths += 1;
  }

  mend();
  server.weather.posts.length = 0;
  server.weather.looks.length = 0;
  server.weather.uploads.length = 0;
  const { life, runner } = begin(oldAge);
  runner.setOnline(true);
  await clock.advance(600_000);
  for (const { clientId } of runner.pending())
    if (unwanted.has(clientId)) discard(runner, clientId);
    else runner.retry(clientId);
  await clock.advance(600_000);
  runner.stop();

  const written = store.written();
  const textsOf = (names: ReadonlySet<ClientId>) =>
    new Set(written.flatMap((entry) => (names.has(entry.clientId) ? [labelled(entry.content.text, entry.files)] : [])));
  const byRoom = (room: ChannelId) =>
    written
      .filter(({ thread }) => conversationIn(thread) === room)
      .map((entry) => labelled(entry.content.text, entry.files));
  const named = rooms.flatMap((room) => server.messages(room).flatMap(({ attachments }) => attachments));
  const isTwice = ({ id }: Attachment) => named.filter((other) => other.id === id).length > 1;
  return {
    calls: (firstLife ?? life).calls,
    posted: rooms.map((room) => server.messages(room).map(({ text, attachments }) => labelled(text, attachments))),
    written: rooms.map(byRoom),
    lies: [...told].flatMap(([name, text]) => (written.some(({ clientId }) => clientId === name) ? [] : [text])),
    unwanted: textsOf(unwanted),
    discarded: textsOf(discarded),
    left: store.entries(),
    strayFiles: [...files.ids(), ...named.filter(isTwice)],
    deaths,
  };
}

function labelled(text: string, files: readonly { readonly name: string }[]): string {
  return files.length === 0 ? text : `${text} [${files.map(({ name }) => name).join(", ")}]`;
}
