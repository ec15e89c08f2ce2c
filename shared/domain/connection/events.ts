import type { ConnectionStatus } from "./types.ts";

/** The way to the server is another one now, or there is none. */
export interface ConnectionChanged {
  readonly type: "connection-changed";
  readonly connection: ConnectionStatus;
}
