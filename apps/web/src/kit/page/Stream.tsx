import { nothing } from '../words/formats.ts'
import '@mailroom/ui/hidden.css'
import Button from '@cloudscape-design/components/button'
import type { Input, Output, ReadId } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { call } from '../data/call.ts'
import { apiErrorOf } from '../data/failure.ts'
import { readOptions } from '../data/use-read.ts'
import { useSettled } from '../data/use-settled.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { ErrorAlert } from './ErrorAlert.tsx'

/** The reads of streams that this tab has under way at once. Source: DOM-01. */
const limit = pLimit(5)

/** The pause between two announcements to a screen reader, and to the list. Milliseconds. */
const announceMs = 2_000

/** Returns whether a read was denied: the same holds for the others, so one message tells why. */
function isDenied(error: unknown): boolean {
  return /^AccessDenied(Exception)?$/.test(apiErrorOf(error).code)
}

/** Returns how one of many reads is fetched: when it is its turn, unless nobody waits any more. */
export function streamOptions<Id extends ReadId>(id: Id, input: Input<Id>) {
  return queryOptions<Output<Id>>({
    ...readOptions(id, input),
    queryFn: ({ signal }) => limit(() => call(id, input, signal)),
  })
}

type Props<Id extends ReadId> = {
  id: Id
  input: Input<Id>
  /** What the read is about, such as the name of the row, for the button that repeats it. */
  what: string
  /** True if another cell of the row tells how the same read goes. */
  isTold?: boolean
  children: (data: Output<Id>) => ReactNode
}

/** The result of one of many reads: it comes on its own, fails on its own and is repeated alone. */
export function Streamed<Id extends ReadId>({ id, input, what, isTold, children }: Props<Id>) {
  const text = useText('app')
  const errorWords = useErrorWords()
  const { data, error, isFetching, refetch } = useQuery(streamOptions(id, input))
  // It stays while the read is repeated, and the button with it.
  const [failure, setFailure] = useState<Error>()
  if (error && error !== failure) setFailure(error)
  const cell = useRef<HTMLSpanElement>(null)
  const isRetried = useRef(false)
  useEffect(() => {
    // The button that had the focus has gone, now that there is a result.
    if (data !== undefined && isRetried.current && document.activeElement === document.body)
      cell.current?.focus()
  }, [data])
  if (isTold && data !== undefined) return children(data)
  // That a read failed is told elsewhere. An empty cell would say that there is no value.
  if (isTold) return failure ? nothing : <Status type="pending">{text('loading')}</Status>
  if (!failure)
    return data === undefined ? <Status type="pending">{text('loading')}</Status> : children(data)
  return (
    <span ref={cell} tabIndex={-1}>
      {data !== undefined ? (
        children(data)
      ) : (
        <>
          <Status type="error">
            {isDenied(failure) ? text('streamDenied') : errorWords(apiErrorOf(failure))}
          </Status>{' '}
          <Button
            variant="inline-link"
            ariaLabel={text('retryOf', { what })}
            loading={isFetching}
            onClick={() => {
              isRetried.current = true
              void refetch()
            }}
          >
            {text('retry')}
          </Button>
        </>
      )}
    </span>
  )
}

type ProgressProps<Id extends ReadId> = {
  id: Id
  inputs: readonly Input<Id>[]
  /**
   * Is told the results now and then, in the order of the inputs, for what depends on all of them,
   * such as the order of a list.
   */
  onRead?: (results: readonly (Output<Id> | undefined)[]) => void
}

/**
 * Starts many reads and says how many are done; it is read out now and then, not for every row.
 * Empty when all are read. What AWS denies is told here once, with the missing action. Source: X-05.
 */
export function StreamProgress<Id extends ReadId>({ id, inputs, onRead }: ProgressProps<Id>) {
  const text = useText('app')
  const { done, failed, results, denied } = useQueries({
    queries: inputs.map((input) => streamOptions(id, input)),
    combine: (reads) => ({
      done: reads.filter(({ isSuccess }) => isSuccess).length,
      failed: reads.filter(({ isError }) => isError).length,
      results: reads.map(({ data }) => data),
      denied: reads.find(({ error }) => error !== null && isDenied(error))?.error,
    }),
  })
  const told = useSettled(results, announceMs)
  useEffect(() => onRead?.(told), [onRead, told])
  const progress = text('streamed', { done, total: inputs.length, failed })
  const announced = useSettled(progress, announceMs)
  return (
    <>
      {done < inputs.length && <span aria-hidden="true">{progress}</span>}
      <span role="status" className="visually-hidden">
        {announced}
      </span>
      {denied && <ErrorAlert error={apiErrorOf(denied)} />}
    </>
  )
}
