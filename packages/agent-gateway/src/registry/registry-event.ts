/** What happened to an instance, for those who keep something up to date with the registry. */
export type RegistryEvent =
  /** Something that is stored changed; `durable` facts before an answer, the rest within a second. */
  | { readonly type: "changed"; readonly agentId: string; readonly durable: boolean }
  | { readonly type: "registered"; readonly agentId: string }
  | { readonly type: "removed"; readonly agentId: string }
  /** Its health is in doubt: probe it now. */
  | { readonly type: "doubted"; readonly agentId: string; readonly why: string };
