/** What the connection doctor says, in English. */
export const doctor = { "doctor.title": "Connection doctor" } as const;
