import { startTransition, useEffect, useState } from 'react'
import { askWorker, startWorker } from '../../kit/data/worker.ts'
import type { HeadersOrder, Lists, ToldMessage } from './headers.worker.ts'
import workerUrl from './headers.worker.ts?worker&url'
import type { Listed, Wanted } from './parse/listed.ts'

/** Asks for a page of a long list of one message. Rejects if the worker has failed. */
export type AskForRows = <Name extends keyof Lists>(
  name: Name,
  wanted: Wanted,
) => Promise<Listed<Lists[Name][number]>>

/** What a message says, and the function that asks for its long lists. */
type Reading = { told: ToldMessage; ask: AskForRows }

function ask<Answer>(worker: Worker, order: HeadersOrder): Promise<Answer> {
  return askWorker<Answer>(worker, order)
}

/**
 * Reads the headers of a message in a worker, so that the page never waits for a long one.
 * Undefined without a message, and while one is read.
 */
export function useAnalysis(message: Blob | undefined): Reading | undefined {
  const [worker, setWorker] = useState<Worker>()
  const [last, setLast] = useState<Reading & { message: Blob }>()
  useEffect(() => {
    const started = startWorker(workerUrl)
    setWorker(started)
    return () => started.terminate()
  }, [])
  useEffect(() => {
    if (!worker || !message) return
    let isCurrent = true
    const askForRows: AskForRows = (name, wanted) => ask(worker, { name, wanted })
    const show = (told: ToldMessage) => {
      if (isCurrent) startTransition(() => setLast({ message, told, ask: askForRows }))
    }
    const onError = () => show({ problem: 'unreadable' })
    worker.addEventListener('error', onError)
    ask<ToldMessage>(worker, { name: 'read', message }).then(show, onError)
    return () => {
      isCurrent = false
      worker.removeEventListener('error', onError)
    }
  }, [worker, message])
  return last !== undefined && last.message === message ? last : undefined
}
