import { createGovernor } from "../../../electron/core/retry/governor.ts";
import type {
  HttpFaultType,
  HttpRequest,
  HttpResponse,
  HttpFault,
  Priority,
} from "../../../electron/core/ports/http.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

type Answer = Result<HttpResponse, HttpFault>;

const anyRequest: HttpRequest = {
  method: "POST",
  url: "",
  headers: {},
  body: null,
  timeout: 30_000,
  maxBytes: 1_000,
  signal: null,
};

const answered: Answer = ok({ status: 200, headers: new Map(), body: new Uint8Array() });

/** A governor on a fake clock before a server that answers when the test says so. */
export function governedServer(
  given: Partial<Pick<Parameters<typeof createGovernor>[0], "pace" | "usualTimeout" | "signInState">> = {},
) {
  const clock = createFakeClock();
  /** What has left and is not answered, oldest first. */
  const underWay: { readonly request: HttpRequest; readonly settle: (answer: Answer) => void }[] = [];
  /** Everything that ever left, by name. */
  const sent: string[] = [];
  /** What became of each, in the order in which it became known: `a ok`, `b held-back`. */
  const outcomes: string[] = [];
  const governor = createGovernor({
    ...given,
    probe: (http) => http({ ...anyRequest, url: "https://odoo.example/probe" }),
    clock,
    log: () => {},
    http: (request) =>
      new Promise((resolve) => {
        sent.push(nameOf(request));
        const settle = (answer: Answer) => {
          const place = underWay.findIndex((one) => one.request === request);
          if (place >= 0) underWay.splice(place, 1);
          resolve(answer);
        };
        underWay.push({ request, settle });
        request.signal?.addEventListener("abort", () => settle(fault("aborted")));
      }),
  });

  const ask = async (name: string, priority: Priority, changes: Partial<HttpRequest> = {}): Promise<void> => {
    const answer = await governor.as(priority)({
      ...anyRequest,
      url: `https://odoo.example/${name}`,
      ...changes,
    });
    outcomes.push(`${name} ${answer.ok ? answer.value.status : answer.error.type}`);
  };

  return {
    clock,
    gate: governor.gate,
    underWay,
    sent,
    outcomes,
    /** Asks, and lets it get as far as it can. */
    async ask(name: string, priority: Priority = "person", changes: Partial<HttpRequest> = {}) {
      void ask(name, priority, changes);
      await clock.settle();
    },
    /** Answers the oldest that is under way. */
    async answer(with_: HttpFaultType | number = 200) {
      underWay[0]?.settle(typeof with_ === "number" ? page(with_) : fault(with_));
      await clock.settle();
    },
    /** So many requests, one after the other, that fail in the same way. */
    async fail(times: number, how: HttpFaultType | number = "refused", priority: Priority = "person") {
      for (let time = 1; time <= times; time += 1) {
        await this.ask(`failing-${time}`, priority);
        await this.answer(how);
      }
    },
  };
}

function page(status: number): Answer {
  return answered.ok ? ok({ ...answered.value, status }) : answered;
}

function fault(type: HttpFaultType): Answer {
  return err({ type, detail: "" });
}

function nameOf({ url }: HttpRequest): string {
  return url.replace("https://odoo.example/", "");
}
