/** What the desktop says: tray, menus, notifications, in English. */
export const desktop = { "tray.quit": "Quit" } as const;
