import { getConfig, validateConfiguration } from "app-builder-lib/out/util/config/config.js";
import { DebugLogger } from "builder-util";
import { projectDir } from "./project.ts";

// electron-builder.yml, checked against electron-builder's own schema without building anything.
await validateConfiguration(await getConfig(projectDir, null, null), new DebugLogger(false));
