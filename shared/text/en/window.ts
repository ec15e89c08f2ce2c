/** What the window says, in English. */
export const window = { "composer.send": "Send" } as const;
