/** The Electron channels, named once. `files` carries what only the preload may say. */
export const ipcChannel = {
  command: "parley:command",
  files: "parley:files",
  events: "parley:events",
  requests: "parley:requests",
} as const;
