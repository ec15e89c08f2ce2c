import { valueError } from "./errors.ts";
import { asList } from "./params.ts";

/** Odoo's search domains in prefix notation: `["|", ["a","=",1], ["b",">",2]]`. */
export type Row = Readonly<Record<string, unknown>>;

export function matchesDomain(row: Row, domain: readonly unknown[]): boolean {
  // Terms without an operator between them are joined by "&".
  const stack: boolean[] = [];
  for (const term of domain.toReversed()) {
    if (term === "!") stack.push(!(stack.pop() ?? true));
    else if (term === "&" || term === "|") {
      const left = stack.pop() ?? true;
      const right = stack.pop() ?? true;
      stack.push(term === "&" ? left && right : left || right);
    } else stack.push(matchesLeaf(row, asList(term)));
  }
  return stack.every(Boolean);
}

function matchesLeaf(row: Row, [field, operator, wanted]: readonly unknown[]): boolean {
  if (typeof field !== "string") throw valueError(`Invalid leaf ${JSON.stringify([field, operator, wanted])}`);
  if (!(field in row)) throw valueError(`Invalid field ${field} in leaf ${JSON.stringify([field, operator, wanted])}`);
  const value = idOf(row[field]);
  switch (operator) {
    case "=":
      return sameValue(value, wanted);
    case "!=":
      return !sameValue(value, wanted);
    case "in":
      return asList(wanted).some((item) => sameValue(value, item));
    case "not in":
      return !asList(wanted).some((item) => sameValue(value, item));
    case ">":
    case "<":
    case ">=":
    case "<=":
      return compares(value, operator, wanted);
    case "like":
      return String(value).includes(String(wanted));
    case "ilike":
    case "=ilike":
      return String(value).toLowerCase().includes(String(wanted).toLowerCase());
    default:
      throw valueError(`Invalid operator ${String(operator)} in leaf`);
  }
}

/** A many2one is shown as `[id, name]` and compared by its id; anything else is what it is. */
export function idOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 2 && typeof value[1] === "string" ? value[0] : value;
}

function sameValue(value: unknown, wanted: unknown): boolean {
  // No records at all are `false`.
  if (Array.isArray(value)) return wanted === false ? value.length === 0 : value.includes(wanted);
  return value === wanted || (value === false && wanted === null);
}

function compares(value: unknown, operator: ">" | "<" | ">=" | "<=", wanted: unknown): boolean {
  const [left, right] = typeof value === "number" ? [value, Number(wanted)] : [String(value), String(wanted)];
  if (operator === ">") return left > right;
  if (operator === "<") return left < right;
  return operator === ">=" ? left >= right : left <= right;
}
