/** What the server lets styles be made with; see its Content-Security-Policy. */
export function contentNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
