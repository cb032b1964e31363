import type { Filter } from "twenty-client";
import { similarity } from "../../domain/similarity.ts";
import type { Candidate } from "./choose-one.ts";

const LEAST_SIMILARITY = 0.35;

/** Records worth comparing with a name that was not found: they share a word or their first letters. */
export function resembles(reference: string, fields: readonly string[]): Filter {
  const words = reference.split(/\s+/).filter((word) => word.length > 2);
  return {
    or: fields.flatMap((field): Filter[] => [
      { field, operator: "startsWith", value: reference.trim().slice(0, 2) },
      ...words.slice(0, 5).map((value): Filter => ({ field, operator: "contains", value })),
    ]),
  };
}

/** The candidates whose names are most like the reference, best first. */
export function mostSimilar(
  reference: string,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, score: similarity(reference, candidate.name) }))
    .filter(({ score }) => score >= LEAST_SIMILARITY)
    .toSorted((left, right) => right.score - left.score)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
