import * as v from "valibot";

/** The years 0 to 9999: all that Odoo can write (WIRE.md §5.1), and what every calendar here can show. Ms since 1970. */
export const earliest = Date.parse("0000-01-01T00:00:00Z");
export const latest = Date.parse("9999-12-31T23:59:59.999Z");

/** Until when a conversation is muted that its person has to unmute, as Odoo has it (WIRE.md §5.2, mute). */
export const forEver = Date.parse("9999-12-31T23:59:59Z");

/** An Instant as it may come in from outside. */
export const Moment = v.pipe(v.number(), v.minValue(earliest), v.maxValue(latest));
