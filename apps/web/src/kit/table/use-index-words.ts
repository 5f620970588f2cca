import type { IndexState } from '@mailroom/schemas/entities'
import { useErrorWords } from '../words/errors.ts'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'

/** Says how old the list is, and how far the index is. */
export function useIndexWords(): (index: IndexState) => string {
  const text = useText('app')
  const errorWords = useErrorWords()
  const { dateTime, number } = useFormats()
  return ({ phase, asOf, isBehind = false, done, total, problem }) =>
    [
      ...(asOf === undefined
        ? []
        : [text(isBehind ? 'indexBehind' : 'indexAsOf', { moment: dateTime(asOf) })]),
      ...(phase === 'COMPLETE'
        ? []
        : [
            text(`index.${phase}`),
            total === undefined
              ? text('indexDone', { done: number(done) })
              : text('indexDoneOf', { done: number(done), total: number(total) }),
          ]),
      ...(problem === undefined
        ? []
        : [
            text('indexWaits', {
              problem: errorWords({ code: problem, message: '', requestId: '' }),
            }),
          ]),
    ].join(' ')
}
