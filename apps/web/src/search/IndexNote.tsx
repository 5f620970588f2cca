import type { IndexState } from '@mailroom/schemas'
import { useErrorWords } from '../app/errors.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

type Props = { index: IndexState; total: number; isFetching: boolean }

/** How many were found, and of when what was searched is. */
export function IndexNote({ index, total }: Props) {
  const text = useText('search')
  const errorWords = useErrorWords()
  const { dateTime } = useFormats()
  const { phase, asOf, done, problem } = index
  return (
    <>
      {text('found', { count: total })}
      {asOf !== undefined && ` ${text('asOf', { moment: dateTime(asOf) })}`}
      {phase !== 'COMPLETE' && ` ${text('filling', { count: done })}`}
      {problem !== undefined && ` ${errorWords({ code: problem, message: '', requestId: '' })}`}
    </>
  )
}
