/** Milliseconds since 1970 UTC. Odoo's naive UTC strings become these at the edge. */
export type Instant = number;
