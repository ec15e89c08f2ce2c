import type { CommandHandlers } from "../../../shared/ipc/dispatch.ts";
import { createConversationHandlers } from "./handlers/conversation-handlers.ts";
import { createFileHandlers } from "./handlers/file-handlers.ts";
import type { Caller } from "./handlers/in-workspace.ts";
import { createSignInHandlers } from "./handlers/sign-in-handlers.ts";
import { createWindowHandlers } from "./handlers/window-handlers.ts";

type Parts = Parameters<typeof createConversationHandlers>[0] &
  Parameters<typeof createFileHandlers>[0] &
  Parameters<typeof createSignInHandlers>[0] &
  Parameters<typeof createWindowHandlers>[0];

/** One handler for each command that a window may give. */
export function createHandlers(parts: Parts): CommandHandlers<Caller> {
  return {
    ...createConversationHandlers(parts),
    ...createFileHandlers(parts),
    ...createSignInHandlers(parts),
    ...createWindowHandlers(parts),
  };
}
