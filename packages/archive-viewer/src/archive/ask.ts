import type { PageData } from '../snapshot/pages.ts'
import type { Hit } from '../snapshot/search.ts'
import type { Table } from '../snapshot/table.ts'
import type { OpenFault } from './files.ts'
import type { Summary } from './open.ts'

/** What the page asks the worker that has the snapshot. */
export type Ask =
  | { ask: 'open'; embedded?: string; chosen?: readonly File[] }
  | { ask: 'page'; page: string; id: string | undefined }
  | { ask: 'search'; text: string }
  | { ask: 'compare'; chosen: readonly File[] }

/** What the worker answers. */
export type Answers = {
  open: Summary
  page: PageData | undefined
  search: { hits: Hit[]; count: number }
  compare: { summary: Summary; table: Table; isOtherNewer: boolean }
}

/** A part of an answer, the answer, or why there is none. */
export type Reply =
  | { part: number }
  | { answer: Answers[keyof Answers] }
  | { fault: OpenFault | 'unexpected'; why: string }

export class AskProblem extends Error {
  readonly fault: OpenFault | 'unexpected'

  constructor(fault: OpenFault | 'unexpected', why: string) {
    super(why)
    this.fault = fault
  }
}

type Waiting = {
  resolve(answer: never): void
  reject(error: AskProblem): void
  onPart?: ((part: number) => void) | undefined
}

/** Talks with the worker: a question each, and its answer. */
export function askWorker(worker: Worker) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<{ number: number } & Reply>) => {
    const asked = waiting.get(data.number)
    if ('part' in data) return asked?.onPart?.(data.part)
    waiting.delete(data.number)
    if ('fault' in data) asked?.reject(new AskProblem(data.fault, data.why))
    // The worker answers each question with what `Answers` has for it.
    else asked?.resolve(data.answer as never)
  })
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new AskProblem('unexpected', message))
    waiting.clear()
  })
  return <Name extends Ask['ask']>(
    ask: Extract<Ask, { ask: Name }>,
    onPart?: (part: number) => void,
  ): Promise<Answers[Name]> => {
    const number = ++last
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject, onPart })
      worker.postMessage({ number, ask })
    })
  }
}
export type AskArchive = ReturnType<typeof askWorker>
