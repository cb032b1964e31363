const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a record id (a UUID of any version: Twenty's seed uses its own patterns). */
export function isRecordId(text: string): boolean {
  return UUID.test(text);
}
