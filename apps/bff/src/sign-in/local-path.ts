/**
 * Returns an address of this console to send a person back to; the start page if the given address
 * could lead elsewhere.
 */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]{0,2000}$/u.test(wanted)) return '/'
  // Signing in must not lead to signing in again.
  return /^\/(?:auth|api)(?:[/?#]|$)/i.test(wanted) ? '/' : wanted
}
