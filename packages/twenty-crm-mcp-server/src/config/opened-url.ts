/** Where people open the workspace of an API: Twenty Cloud answers it on a host of its own. */
export function openedUrl(apiUrl: string): string {
  return apiUrl === "https://api.twenty.com" ? "https://app.twenty.com" : apiUrl;
}
