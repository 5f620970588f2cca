/** What a worker can be asked for: functions by their names. */
type Calls = Record<string, (...args: never[]) => unknown>

type Asked = { number: number; name: string; args: never[] }
type Answered = { number: number; answer: unknown } | { number: number; why: string }

/** Answers in a worker what its page calls. */
export function answerCalls(calls: Calls): void {
  addEventListener('message', ({ data: { number, name, args } }: MessageEvent<Asked>) => {
    Promise.resolve()
      .then(() => calls[name]?.(...args))
      .then(
        (answer) => postMessage({ number, answer }),
        (error: unknown) => postMessage({ number, why: String(error) }),
      )
  })
}

/** Calls the functions of a worker; `onEvent` gets what it tells by itself. */
export function callWorker<Each extends Calls, Event>(
  worker: Worker,
  onEvent: (event: Event) => void,
): <Name extends keyof Each & string>(
  name: Name,
  ...args: Parameters<Each[Name]>
) => Promise<Awaited<ReturnType<Each[Name]>>> {
  const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answered | { event: Event }>) => {
    if ('event' in data) return onEvent(data.event)
    const asked = waiting.get(data.number)
    waiting.delete(data.number)
    if ('why' in data) asked?.reject(new Error(data.why))
    // The worker answers each call with what the function of that name returns.
    else asked?.resolve(data.answer as never)
  })
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  })
  return (name, ...args) => {
    const number = ++last
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject })
      worker.postMessage({ number, name, args })
    })
  }
}
