/**
 * What Odoo raises. A class because it is thrown; it becomes a JSON error envelope (WIRE.md §2.3)
 * or an XML-RPC fault (§1).
 */
export class OdooError extends Error {
  /** The Python class, as in `error.data.name`. */
  readonly pythonName: string;
  readonly code: 100 | 200 | 404;
  readonly title: string;
  /** Whether the envelope forgets the id of the request (expired sessions and unknown models do). */
  readonly forgetsId: boolean;

  constructor(pythonName: string, message: string, code: 100 | 200 | 404, title: string, forgetsId: boolean) {
    super(message);
    this.pythonName = pythonName;
    this.code = code;
    this.title = title;
    this.forgetsId = forgetsId;
  }
}

const serverError = (pythonName: string, message: string) =>
  new OdooError(pythonName, message, 200, "Odoo Server Error", false);

export const accessDenied = () => serverError("odoo.exceptions.AccessDenied", "Access Denied");
export const accessError = (message: string) => serverError("odoo.exceptions.AccessError", message);
export const userError = (message: string) => serverError("odoo.exceptions.UserError", message);
export const typeError = (message: string) => serverError("builtins.TypeError", message);
export const valueError = (message: string) => serverError("builtins.ValueError", message);
export const attributeError = (message: string) => serverError("builtins.AttributeError", message);

/** After five tries of its own the server gives up on a row that others write to (WIRE.md §9). */
export const serializationFailure = () =>
  serverError("psycopg2.errors.SerializationFailure", "could not serialize access due to concurrent update\n");

export const missingRecord = (model: string, id: number, uid: number) =>
  serverError(
    "odoo.exceptions.MissingError",
    `Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: ${uid})`,
  );

export const sessionExpired = () =>
  new OdooError("odoo.http.SessionExpiredException", "Session expired", 100, "Odoo Session Expired", true);

const notFoundText =
  "404 Not Found: The requested URL was not found on the server. " +
  "If you entered the URL manually please check your spelling and try again.";

export const notFound = (forgetsId = false) =>
  new OdooError("werkzeug.exceptions.NotFound", notFoundText, 404, "404: Not Found", forgetsId);

/** The model of a `call_kw` does not exist here, for instance because its app is not installed. */
export class UnknownModel extends Error {
  readonly model: string;
  constructor(model: string) {
    super(`Object ${model} doesn't exist`);
    this.model = model;
  }
}

/** `error` of a JSON-RPC answer. */
export function errorEnvelope(error: OdooError) {
  return {
    code: error.code,
    message: error.title,
    data: {
      name: error.pythonName,
      debug: `Traceback (most recent call last):\n  File "<odoo>/odoo/http.py", line 2166, in _transactioning\n${error.pythonName}: ${error.message}\n`,
      message: error.message,
      arguments: error.code === 404 || error.pythonName.endsWith("AccessDenied") ? [] : [error.message],
      context: {},
    },
  };
}
