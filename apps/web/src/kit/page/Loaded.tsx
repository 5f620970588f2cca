import type { ApiError } from '@mailroom/schemas/api-error'
import { Loading } from '@mailroom/ui/Loading'
import { type ComponentType, type ReactNode, Suspense } from 'react'
import { apiErrorOf, hasCode } from '../data/failure.ts'
import type { Query } from '../data/query.ts'
import { useText } from '../words/texts.ts'
import { ErrorAlert } from './ErrorAlert.tsx'

/** The frame of a page or dialog. */
export type Frame = ComponentType<{ title: string; children: ReactNode }>

/** What is shown in place of something that does not exist. */
export type NotFound = {
  /**
   * The codes of the errors that say so, besides `InvalidInput`: the id in an address may be no id
   * at all.
   */
  codes?: readonly ApiError['code'][]
  title: string
  content: ReactNode
}

type Props<Data> = {
  query: Query<Data>
  /** The page or dialog around all that replaces the data; none inside of a page or dialog. */
  Frame?: Frame
  /** The title of the frame while the data is loading, and if it cannot be loaded. */
  title?: string
  /** What is shown while the data is loading; the outline of a few lines by default. */
  outline?: ReactNode
  /** Says by default that there is nothing at the address. */
  notFound?: NotFound
  children: (data: Data) => ReactNode
}

function Bare({ children }: { children: ReactNode }) {
  return children
}

/**
 * Shows the data of a read: an outline while it is loading, the error with a retry, or that it does
 * not exist. Data that was loaded stays if it cannot be read again. Source: GEN-10.
 */
export function Loaded<Data>(props: Props<Data>) {
  const { query, Frame = Bare, title = '', notFound, children } = props
  const text = useText('app')
  const { data, error } = query
  const outline = props.outline ?? <Loading label={text('loading')} bare />
  const { codes = ['EntityNotFoundException'] } = notFound ?? {}
  const isGone = (notFound ? [...codes, 'InvalidInput' as const] : codes).some((code) =>
    hasCode(error, code),
  )
  if (data === null || isGone)
    return (
      <Frame title={notFound?.title ?? text('notFoundTitle')}>
        {notFound?.content ?? <div>{text('notFoundExplanation')}</div>}
      </Frame>
    )
  if (data !== undefined) return <Suspense fallback={outline}>{children(data)}</Suspense>
  return (
    <Frame title={title}>
      {error ? <ErrorAlert error={apiErrorOf(error)} onRetry={query.refetch} /> : outline}
    </Frame>
  )
}
