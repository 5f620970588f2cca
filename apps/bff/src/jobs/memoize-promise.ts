/**
 * Asks at the first call, and returns the same answer to all calls; after a failure it asks again.
 */
export function memoizePromise<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined
      throw error
    })
    return answer
  }
}

/** Asks once for each subject. */
export function memoizeEach<Answer>(
  ask: (subject: string) => Promise<Answer>,
): (subject: string) => Promise<Answer> {
  const asked = new Map<string, () => Promise<Answer>>()
  return (subject) => {
    const known = asked.get(subject) ?? memoizePromise(() => ask(subject))
    asked.set(subject, known)
    return known()
  }
}
