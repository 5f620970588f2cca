/** What this browser kept under a key; anything may stand there, and nothing where storage is forbidden. */
export function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`mailroom.${key}`) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps something that is not secret in this browser; where storage is forbidden it is forgotten with the page. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(`mailroom.${key}`, JSON.stringify(value))
  } catch {
    // Nothing depends on it.
  }
}
