/** The nonce under which this page may add styles (CSP Level 3, 6.1); nothing where no policy asks for one. */
export function pageNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.getAttribute("nonce") || undefined;
}
