import { startTransition, useEffect, useState } from 'react'
import { startWorker } from '../../kit/data/worker.ts'
import workerUrl from './headers.worker.ts?worker&url'
import type { ReadMessage } from './parse/read-message.ts'

/**
 * Reads the headers of a message in a worker, so that the page never waits for a long one.
 * Undefined without a message, and while one is read.
 */
export function useAnalysis(message: Blob | undefined): ReadMessage | undefined {
  const [worker, setWorker] = useState<Worker>()
  const [last, setLast] = useState<{ message: Blob; read: ReadMessage }>()
  useEffect(() => {
    const started = startWorker(workerUrl)
    setWorker(started)
    return () => started.terminate()
  }, [])
  useEffect(() => {
    if (!worker || !message) return
    const number = performance.now()
    const show = (read: ReadMessage) => startTransition(() => setLast({ message, read }))
    const onAnswer = ({ data }: MessageEvent<{ read: ReadMessage; number: number }>) => {
      if (data.number === number) show(data.read)
    }
    const onError = () => show({ problem: 'unreadable' })
    worker.addEventListener('message', onAnswer)
    worker.addEventListener('error', onError)
    worker.postMessage({ message, number })
    return () => {
      worker.removeEventListener('message', onAnswer)
      worker.removeEventListener('error', onError)
    }
  }, [worker, message])
  return last !== undefined && last.message === message ? last.read : undefined
}
