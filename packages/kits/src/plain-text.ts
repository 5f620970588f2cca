/**
 * Returns whether every file of a kit can say a text on one line: no control characters, no line or
 * paragraph separators, nothing that is no character.
 */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u2028\u2029\p{Noncharacter_Code_Point}]/u.test(text)
}

/**
 * Returns whether every target takes an address as it is, and no file or command can read something
 * else from it. Source: LINT-12.
 */
export function isPlainAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  return (
    // A leading minus is an option of commands, and removes what follows for Mailu.
    /^[a-z0-9_%+][a-z0-9._%+-]*$/.test(local) &&
    !local.includes('..') &&
    !local.endsWith('.') &&
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(domain)
  )
}
