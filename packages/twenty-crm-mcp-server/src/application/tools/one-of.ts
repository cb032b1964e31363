import { nearestName } from "service-kit";
import { z } from "zod";
import { oneLine } from "../../domain/plain-text.ts";

/** Lets zod take only these names, and say the nearest one for another. */
export function oneOf<Name extends string>(names: readonly Name[]) {
  return (given: string, context: z.RefinementCtx): Name => {
    const name = names.find((candidate) => candidate === given);
    if (name !== undefined) return name;
    const nearest = nearestName(given, names);
    const wanted = nearest === undefined ? `give ${names.join(", ")}` : `did you mean ${nearest}?`;
    context.addIssue({
      code: "custom",
      message: `${oneLine(given, 40)} is none of them; ${wanted}`,
    });
    return z.NEVER;
  };
}
