import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useState } from 'preact/hooks'
import { type Answers, type Ask, type AskArchive, AskProblem } from '../archive/ask.ts'
import type { Summary } from '../archive/open.ts'

/** What has been opened so far, or why nothing could be. */
export type Opening =
  | { state: 'nothing' }
  | { state: 'opening'; part: number }
  | { state: 'failed'; problem: AskProblem }
  | { state: 'opened'; summary: Summary; number: number }

export type Archive = {
  opening: Opening
  open(chosen: readonly File[]): void
  ask: AskArchive
}

export const ArchiveContext = createContext<Archive | undefined>(undefined)

/** The archive that the page has open. */
export function useArchive(): Archive {
  const archive = useContext(ArchiveContext)
  if (!archive) throw new Error('There is no archive around this')
  return archive
}

const problemOf = (error: unknown) =>
  error instanceof AskProblem ? error : new AskProblem('unexpected', String(error))

/** Opens what stands in the page, and later what a person chooses. */
export function useOpening(ask: AskArchive, embedded: () => Promise<string | undefined>): Archive {
  const [opening, setOpening] = useState<Opening>({ state: 'nothing' })
  const begin = useCallback(
    async (what: { embedded?: string; chosen?: readonly File[] }) => {
      setOpening({ state: 'opening', part: 0 })
      const onPart = (part: number) => setOpening({ state: 'opening', part })
      try {
        const summary = await ask<'open'>({ ask: 'open', ...what }, onPart)
        setOpening({ state: 'opened', summary, number: performance.now() })
      } catch (error) {
        setOpening({ state: 'failed', problem: problemOf(error) })
      }
    },
    [ask],
  )
  useEffect(() => {
    embedded().then(
      (text) => (text === undefined ? undefined : begin({ embedded: text })),
      () => {},
    )
  }, [embedded, begin])
  const open = useCallback((chosen: readonly File[]) => void begin({ chosen }), [begin])
  return { opening, open, ask }
}

/** The answer of the worker to a question; undefined until it is there. */
export function useAnswer<Name extends Ask['ask']>(
  asked: Extract<Ask, { ask: Name }> | undefined,
): { answer: Answers[Name] } | { problem: AskProblem } | undefined {
  const { ask, opening } = useArchive()
  const [found, setFound] = useState<
    { key: string; answer: Answers[Name] } | { key: string; problem: AskProblem }
  >()
  const key = `${opening.state === 'opened' ? opening.number : ''} ${JSON.stringify(asked)}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked.
  useEffect(() => {
    if (!asked) return
    let isWanted = true
    ask<Name>(asked).then(
      (answer) => isWanted && setFound({ key, answer }),
      (error: unknown) => isWanted && setFound({ key, problem: problemOf(error) }),
    )
    return () => {
      isWanted = false
    }
  }, [ask, key])
  // What was found before stays until the next answer, so that nothing flickers while typing.
  return asked && found && (found.key === key || asked.ask === 'search') ? found : undefined
}
