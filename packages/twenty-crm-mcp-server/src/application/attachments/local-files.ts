/** A file that is about to be attached. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The one folder of this machine from which files may be attached. */
export interface LocalFiles {
  /**
   * A file by its path within the folder.
   * @throws ToolFault for what is not a file there, or too large; it tells nothing of what is elsewhere.
   */
  read(path: string): Promise<GivenFile>;
}
