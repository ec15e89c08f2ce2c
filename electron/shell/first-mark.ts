import { performance } from "node:perf_hooks";

/** Imported before anything else: start-up is measured from our first line. */
performance.mark("parley:main");
