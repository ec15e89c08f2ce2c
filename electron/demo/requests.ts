/** What clients asked for, for tests to look at. Bounded, and without passwords. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The path; for `call_kw` always with model and method at its end. */
  readonly route: string;
  /** `params` of a JSON call, else null. */
  readonly params: Readonly<Record<string, unknown>> | null;
  /** Whose session it came with. */
  readonly login: string | null;
  readonly at: number;
}

const limit = 2000;

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  add(request: LoggedRequest): void;
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add(request) {
      entries.push({ ...request, params: request.params === null ? null : withoutSecrets(request.params) });
      if (entries.length > limit) entries.splice(0, entries.length - limit);
    },
  };
}

function withoutSecrets(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // The third argument of a service call is the password or the API key.
  const args = params["service"] === undefined ? {} : { args: "hidden" };
  return { ...params, ...args, ...("password" in params ? { password: "hidden" } : {}) };
}
