import { defaultSettings } from "../settings.ts";
import type { AppEvent, AppState } from "./app-state.ts";
import type { DiscussEvent } from "./events.ts";
import type { WorkspaceId } from "../ids.ts";
import { reduce } from "./workspace-reduce.ts";

export const emptyApp: AppState = {
  workspaces: [],
  settings: defaultSettings,
  settingOrigins: {},
  systemLanguage: "en",
  systemFormats: { locale: null, timeZone: "UTC" },
  notices: [],
  preset: { address: "", database: "", login: "" },
};

/** Folds what happened anywhere in the app. Runs in main and in every window. */
export function reduceApp(app: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case "workspace-event":
      return inWorkspace(app, event.workspace, event.event);
    case "workspace-opened": {
      const isKnown = app.workspaces.some((state) => state.id === event.state.id);
      return {
        ...app,
        workspaces: isKnown
          ? app.workspaces.map((state) => (state.id === event.state.id ? event.state : state))
          : [...app.workspaces, event.state],
      };
    }
    case "workspace-closed":
      return { ...app, workspaces: app.workspaces.filter((state) => state.id !== event.workspace) };
    case "settings-changed":
      return { ...app, settings: event.settings, settingOrigins: event.origins };
    case "system-formats-changed":
      return { ...app, systemFormats: event.formats };
    case "notice-raised":
      return { ...app, notices: [...app.notices.filter((notice) => notice.id !== event.notice.id), event.notice] };
    case "notice-dismissed":
      return { ...app, notices: app.notices.filter((notice) => notice.id !== event.id) };
  }
}

/** The app itself when the event changed nothing in it: then nobody has to be told. */
function inWorkspace(app: AppState, id: WorkspaceId, event: DiscussEvent): AppState {
  const state = app.workspaces.find((one) => one.id === id);
  const next = state && reduce(state, event);
  if (next === undefined || next === state) return app;
  return { ...app, workspaces: app.workspaces.map((one) => (one === state ? next : one)) };
}
