import { nothing, useFormats } from '../words/formats.ts'

type Props = {
  /** ISO 8601. */
  at: string | undefined
  /** True where seconds matter; the time then names its zone. */
  exact?: boolean
}

/** A moment in the reader's time zone; its tooltip names the zone, and has the time in UTC. */
export function Moment({ at, exact = false }: Props) {
  const { dateTime, exactTime, utc } = useFormats()
  if (at === undefined) return nothing
  return (
    <time dateTime={at} title={`${exactTime(at)}\n${utc(at)}`}>
      {exact ? exactTime(at) : dateTime(at)}
    </time>
  )
}
