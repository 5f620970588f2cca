/** Asks at the first call, and gives the same answer to all; a failure is asked again. */
export function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined
      throw error
    })
    return answer
  }
}

/** The same for each of several subjects. */
export function onceEach<Answer>(
  ask: (subject: string) => Promise<Answer>,
): (subject: string) => Promise<Answer> {
  const asked = new Map<string, () => Promise<Answer>>()
  return (subject) => {
    const known = asked.get(subject) ?? once(() => ask(subject))
    asked.set(subject, known)
    return known()
  }
}
