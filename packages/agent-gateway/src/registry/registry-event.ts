/** What happened to an instance, for those who keep something up to date with the registry. */
export type RegistryEvent =
  /** Something is to be stored. */
  | { readonly type: "unsaved" }
  /** It was registered, for the first time or again. */
  | { readonly type: "registered"; readonly agentId: string }
  /** Something of it becomes due by itself, perhaps sooner than anything before. */
  | { readonly type: "due"; readonly agentId: string; readonly atMs: number }
  /** Nothing could run for so long; every lease was extended by as much. */
  | { readonly type: "stood_still"; readonly forMs: number }
  | { readonly type: "removed"; readonly agentId: string; readonly name: string }
  /** Its health is in doubt: probe it now. */
  | { readonly type: "doubted"; readonly agentId: string; readonly why: string };
