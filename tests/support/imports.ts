import { parseSync, Visitor } from "vite";

/** Every module that a source file names: imports, re-exports, dynamic imports and `import("…")` types. */
export function importsOf(path: string, source: string): readonly string[] {
  const lang = path.endsWith(".tsx") ? "tsx" : "ts";
  const { module, program, errors } = parseSync(path, source, { lang });
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found = new Set<string>();
  for (const { moduleRequest } of module.staticImports) found.add(moduleRequest.value);
  for (const { entries } of module.staticExports)
    for (const { moduleRequest } of entries) if (moduleRequest) found.add(moduleRequest.value);
  const add = (node: { readonly type: string; readonly value?: unknown }): void => {
    if (node.type !== "Literal" || typeof node.value !== "string")
      throw new Error(`${path} imports a module that only shows when it runs`);
    found.add(node.value);
  };
  new Visitor({
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
  }).visit(program);
  return [...found];
}
