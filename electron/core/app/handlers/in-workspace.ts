import type { WorkspaceId } from "../../../../shared/ids.ts";
import type { Failure } from "../../../../shared/ipc/command.ts";
import { err, type Result } from "../../../../shared/result.ts";
import { coded } from "../../../../shared/text/catalogue.ts";
import type { Engine } from "../../workspace/engine.ts";

/** Who gave a command. */
export interface Caller {
  readonly window: number;
}

/** A window asked about a workspace that was signed out of meanwhile. */
export const gone: Result<never, Failure> = err({ reason: "no-workspace", text: coded("command.no-workspace") });

type Of<Input, Output> = (input: Input, caller: Caller) => Output;
type With<Input, Output> = (engine: Engine, input: Input, caller: Caller) => Output;
type Named = { readonly workspace: WorkspaceId };

/** Makes handlers of commands that go to the engine of the workspace that they name. */
export function inWorkspace(engineOf: (id: WorkspaceId) => Engine | null) {
  return {
    /** One that may fail: it does where the workspace is gone. */
    ask<Input extends Named, Output>(run: With<Input, Output>): Of<Input, Output | typeof gone> {
      return (input, caller) => {
        const engine = engineOf(input.workspace);
        return engine ? run(engine, input, caller) : gone;
      };
    },
    /** One without an answer. */
    tell<Input extends Named>(run: With<Input, void>): Of<Input, void> {
      return (input, caller) => {
        const engine = engineOf(input.workspace);
        if (engine) run(engine, input, caller);
      };
    },
  };
}
