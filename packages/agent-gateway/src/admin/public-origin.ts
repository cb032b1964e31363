/** The gateway's address as others see it: as configured, or as this request named it. */
export function publicOrigin(publicUrl: string | undefined, requestUrl: string): string {
  return publicUrl ?? new URL(requestUrl).origin;
}
