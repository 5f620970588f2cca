import type { Output } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { useRegionScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Chart } from '../../../kit/page/Chart.tsx'
import { eachDay } from '../../../kit/page/each-day.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Statistics = Output<'sending.describe'>

const counts = ['deliveryAttempts', 'bounces', 'complaints', 'rejects'] as const

/** Returns the numbers of each day in UTC, from the first one that has some to the last. */
function daysOf(dataPoints: Statistics['dataPoints']) {
  const days = new Map<string, readonly number[]>()
  for (const point of dataPoints) {
    const day = point.timestamp.slice(0, 10)
    const before = days.get(day)
    days.set(
      day,
      counts.map((count, index) => (before?.[index] ?? 0) + point[count]),
    )
  }
  const times = dataPoints.map(({ timestamp }) => timestamp).sort()
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return []
  return eachDay(first, `${last.slice(0, 10)}T23:59:59Z`).map((day) => ({
    day,
    values: days.get(day) ?? counts.map(() => 0),
  }))
}

function Statistics({ max24HourSend, maxSendRate, sentLast24Hours, dataPoints }: Statistics) {
  const text = useText('domains')
  const { number, shortDay } = useFormats()
  const sent = number(sentLast24Hours)
  const bars = daysOf(dataPoints).map(({ day, values }) => ({ label: shortDay(day), values }))
  return (
    <>
      <Details
        items={[
          {
            label: text('sent24'),
            value:
              // AWS says -1 if there is no limit.
              max24HourSend < 0 ? sent : text('sent24Value', { sent, max: number(max24HourSend) }),
          },
          { label: text('rate'), value: text('rateValue', { rate: number(maxSendRate) }) },
        ]}
      />
      <Chart
        label={text('chart')}
        barName={text('day')}
        series={counts.map((count) => text(count))}
        bars={bars}
        empty={text('noSending')}
      />
    </>
  )
}

/** What the account sends in the Region; a denied Amazon SES leaves the rest of the page alone. */
export function Sending() {
  const text = useText('domains')
  const scope = useRegionScope()
  const query = useRead('sending.describe', scope)
  return (
    <SettingSection
      title={text('sending')}
      description={text('sendingMeaning')}
      read="sending.describe"
      input={scope}
    >
      <Loaded query={query}>{(statistics) => <Statistics {...statistics} />}</Loaded>
    </SettingSection>
  )
}
