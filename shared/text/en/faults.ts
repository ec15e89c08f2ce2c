/** Failures and explanations, in English. */
export const faults = { "fault.offline": "You are offline." } as const;
