import manifest from "../package.json" with { type: "json" };
import { product } from "../src/product.ts";

/** What every description of the package says alike. */
export const identity = {
  ...product,
  license: manifest.license,
  node: manifest.engines.node,
} as const;
