import type { Profile, WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { err } from "../../../shared/result.ts";
import type { Archive } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { SecretStore, StoredWorkspace } from "../ports/storage.ts";
import type { MediaSource, WindowPictures } from "../ports/media.ts";
import type { WebsocketPathMemory } from "../ports/bus.ts";
import type { WorkspaceServer } from "../ports/server.ts";
import type { Engine } from "../workspace/engine.ts";
import type { RemotePictures } from "./remote-pictures.ts";

/** A workspace at work, and what belongs to it. */
export interface OpenWorkspace {
  readonly stored: StoredWorkspace;
  readonly engine: Engine;
  readonly archive: Archive;
  /** Of the moment: signing in again brings another. Null while the keyring is asked for the session, and without one. */
  server: WorkspaceServer | null;
  /** Of every sign-in since the app started, the one of the moment last. */
  readonly servers: WorkspaceServer[];
  /** Waits until it is known whether there is a session. */
  readonly media: MediaSource;
  /** The same for windows and notifications, and the pictures of its queue. */
  readonly pictures: WindowPictures;
  readonly remotePictures: RemotePictures;
  /** It is known: `media` need not wait any more. */
  readonly settled: () => void;
  /** As last told, to see what an event changed. */
  told: WorkspaceState;
  /** Ends the demo server behind it; null for a real one. */
  readonly stopDemo: (() => void) | null;
}

/** Waits until it is `settled` whether there is a session, and then asks the server that there is. */
export function mediaOnceSettled(server: () => WorkspaceServer | null): Pick<OpenWorkspace, "media" | "settled"> {
  let settled!: () => void;
  const isSettled = new Promise<void>((resolve) => {
    settled = resolve;
  });
  const media: MediaSource = {
    async load(what, signal) {
      await isSettled;
      return server()?.media.load(what, signal) ?? err({ type: "signed-out" });
    },
  };
  return { media, settled };
}

/** The same account of the same database, whoever types it again. */
export function isSameAccount(one: StoredWorkspace, profile: Profile, uid: number): boolean {
  const { server, database, login } = one.profile;
  return one.uid === uid && server === profile.server && database === profile.database && login === profile.login;
}

/** What opens each workspace: the cookie of its session, or its API key. */
export interface Keyring {
  /** Null when there is none, or it cannot be had: then the person signs in again. */
  read(stored: StoredWorkspace): Promise<string | null>;
  write(stored: StoredWorkspace, secret: string): Promise<void>;
  /** Everything that ever opened it. */
  remove(id: WorkspaceId): Promise<void>;
}

export function createKeyring(secrets: SecretStore, log: Log): Keyring {
  const orNull = async <T>(deed: string, work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      // The desktop's keyring may be locked, gone, or refuse: a transient failure, of which only this edge knows.
      log("warn", "keyring-failed", { deed, error: String(error) });
      return null;
    }
  };
  return {
    read: ({ id, profile }) => orNull("read", secrets.read(nameOf(id, profile.access))),
    async write({ id, profile }, secret) {
      await orNull("write", secrets.write(nameOf(id, profile.access), secret));
    },
    async remove(id) {
      await orNull("remove", secrets.remove(nameOf(id, "session")));
      await orNull("remove", secrets.remove(nameOf(id, "api-key")));
    },
  };
}

/** Never the one in the place of the other: a key that was sent as a cookie would be told to every proxy. */
function nameOf(id: WorkspaceId, access: Profile["access"]): string {
  return access === "session" ? `${id}.cookie` : `${id}.key`;
}

/** Signing out waits for the server so long at most, ms. */
const farewellWithin = 5_000;

/** Ends its session on the server, as long as that listens. */
export function farewell(server: WorkspaceServer, clock: Clock, log: Log): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(farewellWithin, resolve);
    const over = (failure: string | null): void => {
      cancel();
      if (failure !== null) log("info", "session-not-destroyed", { failure });
      resolve();
    };
    server.session.destroy().then(
      (answer) => over(answer.ok ? null : answer.error.type),
      (error: unknown) => over(String(error)),
    );
  });
}

/** Where this workspace's server was found to have its websocket. */
export function websocketPathIn(archive: Pick<Archive, "readFact" | "writeFact">): WebsocketPathMemory {
  const fact = "bus.path";
  return {
    read: () => archive.readFact(fact) || null,
    write: (path) => archive.writeFact(fact, path ?? ""),
  };
}

/** Ends everything of it but what is on the disk. */
export function closeWorkspace(one: OpenWorkspace): void {
  one.engine.stop();
  one.settled();
  one.archive.close();
  one.stopDemo?.();
}

/** The others. A demo lives as long as its process: what a killed one left is worth nothing, and `forget` takes it away. */
export function withoutDemos(
  stored: readonly StoredWorkspace[],
  forget: (demo: StoredWorkspace) => void,
): readonly StoredWorkspace[] {
  stored.filter(isDemo).forEach((one) => forget(one));
  return stored.filter((one) => !isDemo(one));
}

function isDemo({ profile }: StoredWorkspace): boolean {
  return profile.kind === "demo";
}
