/**
 * Returns a value from this browser's storage, of any shape; null if there is none, or storage is
 * forbidden.
 */
export function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`mailroom.${key}`) ?? 'null')
  } catch {
    return null
  }
}

/**
 * Stores a value that is not secret in this browser; if storage is forbidden, it lasts as long as
 * the page.
 */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(`mailroom.${key}`, JSON.stringify(value))
  } catch {
    // Nothing depends on it.
  }
}
