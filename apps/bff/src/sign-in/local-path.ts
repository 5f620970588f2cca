/** An address of this console somebody may be sent back to; the start for anything that could lead elsewhere. */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]{0,2000}$/u.test(wanted)) return '/'
  // Signing in must not lead to signing in.
  return /^\/(?:auth|api)(?:[/?#]|$)/i.test(wanted) ? '/' : wanted
}
