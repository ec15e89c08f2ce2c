import * as v from "valibot";
import { answerLimits } from "../http/answer-limits.ts";

/**
 * A list that has no reason to be long: one that is, is not even looked at. What may be long is read record by record
 * instead, for a schema goes through all of a list in one step.
 */
export const shortList = <S extends v.GenericSchema>(item: S, atMost = answerLimits.width) =>
  v.pipe(
    v.unknown(),
    v.check((list) => !Array.isArray(list) || list.length <= atMost, `more than ${atMost} items`),
    v.array(item),
  );
