import { channelId, message } from "../../support/builders.ts";
import { chatter, createFakeBridge } from "../fake-bridge.ts";
import { emptyOffice, history, office, offlineOffice, workspace } from "./office.ts";
import { literal } from "../../support/literal.ts";
import { readPageLanguage } from "../../../shared/ipc/page-start.ts";

/**
 * The real window over a main process in memory: `?scene=office|offline|signed-out|sign-in&theme=dark&language=de&channel=1`.
 * `long=5000` gives conversation 3 that many messages.
 */

const query = new URLSearchParams(location.search);
const scenes = { office, offline: offlineOffice, "sign-in": emptyOffice };
const context = query.get("scene") ?? "office";
const app = scenes[context === "offline" || context === "sign-in" ? context : "office"];
const theme = query.get("theme") === "dark" ? "dark" : "light";
const language = readPageLanguage(location.search);

const bridge = createFakeBridge({
  app: { ...app, settings: { ...app.settings, theme, language } },
  history: { ...history, [channelId(3)]: chatter(channelId(3), Number(query.get("long") ?? 50), message) },
});
Object.defineProperty(window, "parley", { value: bridge });
Object.defineProperty(window, "preview", { value: bridge });

await import("../../../renderer/main.tsx");

const channel = Number(query.get("channel") ?? 0);
if (channel > 0) bridge.request({ type: "show-conversation", workspace, channel: channelId(channel) });
if (context === "signed-out")
  bridge.emitIn(workspace, {
    type: "connection-changed",
    connection: {
      state: "signed-out",
      why: literal("The server has ended your session."),
      retryAt: null,
      isCatchingUp: false,
    },
  });
