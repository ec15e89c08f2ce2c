import { fileURLToPath } from "node:url";

/** Absolute path of the project's top folder. */
export const projectDir = fileURLToPath(new URL("../..", import.meta.url));
