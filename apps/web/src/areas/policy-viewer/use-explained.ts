import { useEffect, useState } from 'react'
import { askWorker, startWorker } from '../../kit/data/worker.ts'
import type { PolicyOrder, ToldPolicy } from './policy.worker.ts'
import workerUrl from './policy.worker.ts?worker&url'

/** How long a person pauses in typing before the policy is read. Milliseconds. */
const pauseMs = 200

/**
 * Reads and explains a policy in a worker, so that the page never waits for a long one. Undefined
 * without a text; the last answer stays until the next one is there.
 */
export function useExplained(
  text: string,
  needed: readonly { Action: string[] }[] | undefined,
): ToldPolicy | undefined {
  const [worker, setWorker] = useState<Worker>()
  const [told, setTold] = useState<ToldPolicy>()
  useEffect(() => {
    const started = startWorker(workerUrl)
    setWorker(started)
    return () => started.terminate()
  }, [])
  useEffect(() => {
    if (!worker || text.trim() === '') return setTold(undefined)
    let isCurrent = true
    const timer = setTimeout(() => {
      const order: PolicyOrder = { text, needed: needed?.flatMap(({ Action }) => Action) }
      void askWorker<ToldPolicy>(worker, order).then((answer) => {
        if (isCurrent) setTold(answer)
      })
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [worker, text, needed])
  return told
}
