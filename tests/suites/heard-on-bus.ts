import type {
  Attention,
  OpenBus,
  BusNotice,
  BusTransport,
  TransportEnd,
  TransportEvent,
} from "../../electron/core/ports/bus.ts";
import type { ServerEvent } from "../../shared/domain/events.ts";

/** A line and all that came over it. */
export interface Ear {
  readonly line: OpenBus;
  readonly opened: Promise<void>;
  readonly ended: Promise<TransportEnd>;
  readonly notices: readonly BusNotice[];
  /** How often there was any sign of life. */
  signsOfLife(): number;
  /** The first event of this type, past or to come, that fits. */
  event<T extends ServerEvent["type"]>(
    type: T,
    fits?: (event: Extract<ServerEvent, { type: T }>) => boolean,
  ): Promise<Extract<ServerEvent, { type: T }>>;
  /** Resolves at the next sign of life. */
  signOfLife(): Promise<void>;
}

/** @throws when there is no such way. */
export function listenTo(bus: BusTransport | null, attention: () => Attention = () => "here"): Ear {
  if (!bus) throw new Error("there is no such way to the news here");
  const notices: BusNotice[] = [];
  let signs = 0;
  let watchers: readonly (() => void)[] = [];
  let open: () => void = () => {};
  let end: (end: TransportEnd) => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const ended = new Promise<TransportEnd>((resolve) => (end = resolve));

  const hear = (event: TransportEvent) => {
    if (event.type === "opened") open();
    if (event.type === "ended") end(event.end);
    if (event.type === "heard") signs += 1;
    if (event.type === "notices") notices.push(...event.notices);
    for (const look of watchers) look();
  };
  /** What `look` finds, looked for at once and after each thing that comes. */
  const wait = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const watcher = () => {
        const found = look();
        if (found === undefined) return;
        watchers = watchers.filter((other) => other !== watcher);
        resolve(found);
      };
      watchers = [...watchers, watcher];
      watcher();
    });

  return {
    line: bus.open(hear, attention),
    opened,
    ended,
    notices,
    signsOfLife: () => signs,
    event: <T extends ServerEvent["type"]>(type: T, fits?: (event: Extract<ServerEvent, { type: T }>) => boolean) =>
      wait(() =>
        notices
          .flatMap(({ events }) => events)
          .filter((event): event is Extract<ServerEvent, { type: T }> => event.type === type)
          .find((event) => fits?.(event) ?? true),
      ),
    async signOfLife() {
      const before = signs;
      await wait(() => (signs > before ? true : undefined));
    },
  };
}
