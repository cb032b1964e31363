import { registerHooks } from "node:module";
import { FAULTS } from "./faults.ts";

const PARAMETER = "fault";
const PACKAGE = new URL("../../", import.meta.url).href;

/** Has modules of this package that are imported with `?fault=n` made anew, with that fault in their source. */
export function serveFaultyModules(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const fault = faultOf(context.parentURL);
      // Whatever a faulty module imports of this package is a copy of its own too.
      if (fault === null || faultOf(resolved.url) !== null || !resolved.url.startsWith(PACKAGE)) {
        return resolved;
      }
      return { ...resolved, url: `${resolved.url}?${PARAMETER}=${fault}` };
    },
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const fault = FAULTS[Number(faultOf(url) ?? "-1")];
      if (fault === undefined || !new URL(url).pathname.endsWith(`/src/registry/${fault.file}`)) {
        return loaded;
      }
      const { source: original = "" } = loaded;
      const source =
        typeof original === "string" ? original : new TextDecoder().decode(original ?? undefined);
      if (source.split(fault.find).length !== 2) {
        throw new Error(`The fault against "${fault.rule}" does not fit ${fault.file} any more.`);
      }
      return { ...loaded, source: source.replace(fault.find, () => fault.replace) };
    },
  });
}

/** The simulation with a fault in it. */
export function importFaulty(index: number): Promise<typeof import("./run-schedule.ts")> {
  return import(new URL(`run-schedule.ts?${PARAMETER}=${index}`, import.meta.url).href);
}

function faultOf(url: string | undefined): string | null {
  return url === undefined ? null : new URL(url).searchParams.get(PARAMETER);
}
