import Box from '@cloudscape-design/components/box'
import { auditResults } from '@mailroom/schemas/audit-entries'
import type { Input } from '@mailroom/schemas/operations'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useRead } from '../../kit/data/use-read.ts'
import { Chart } from '../../kit/page/Chart.tsx'
import { eachDay } from '../../kit/page/each-day.ts'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** What counts as a result here: what is under way has none yet. */
const results = auditResults.filter((result) => result !== 'UNDER_WAY')

type Props = Input<'auditEntries.countPerDay'>

function Counts(period: Props) {
  const text = useText('auditEntries')
  const { utc, shortDay } = useFormats()
  const query = useRead('auditEntries.countPerDay', period)
  return (
    <Loaded query={query}>
      {({ from, to, days }) => {
        const countsOf = new Map(days.map(({ day, counts }) => [day, counts]))
        const found = results.filter((result) => days.some(({ counts }) => counts[result]))
        return (
          <>
            <p>{text('perDay.explanation', { from: utc(from), to: utc(to) })}</p>
            <Chart
              label={text('perDay')}
              barName={text('perDay.day')}
              series={found.map((result) =>
                text(result === 'SUCCEEDED' ? 'outcome.done' : `outcome.${result}`),
              )}
              bars={
                days.length === 0
                  ? []
                  : eachDay(from, to).map((day) => ({
                      label: shortDay(day),
                      values: found.map((result) => countsOf.get(day)?.[result] ?? 0),
                    }))
              }
              empty={text('perDay.none')}
            />
          </>
        )
      }}
    </Loaded>
  )
}

/** How many changes ended on each day, and how; they are counted when a person unfolds it. */
export function ChangesPerDay({ from, to }: Props) {
  const text = useText('auditEntries')
  return (
    // Apart from the button that clears the filters, so that a finger meets one of them.
    <Box margin={{ top: 's' }}>
      <Disclosure title={text('perDay')}>
        <Counts {...(from === undefined ? {} : { from })} {...(to === undefined ? {} : { to })} />
      </Disclosure>
    </Box>
  )
}
