import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { nearSendingQuota, sendingSandbox } from '@mailroom/schemas/sending'
import { Details } from '@mailroom/ui/Details'
import { useRegionScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Chart } from '../../../kit/page/Chart.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { eachDay } from '../../../kit/page/each-day.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Sending = Output<'sending.describe'>
type Points = NonNullable<Sending['dataPoints']>

const counts = ['deliveryAttempts', 'bounces', 'complaints', 'rejects'] as const

/** Returns the numbers of each day in UTC, from the first one that has some to the last. */
function daysOf(dataPoints: Points) {
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

function Quota({ max24HourSend, maxSendRate, sentLast24Hours }: Sending) {
  const text = useText('sending')
  const { number } = useFormats()
  if (max24HourSend === undefined || maxSendRate === undefined || sentLast24Hours === undefined)
    return null
  const sent = number(sentLast24Hours)
  return (
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
  )
}

function Statistics({ dataPoints }: { dataPoints: Points }) {
  const text = useText('sending')
  const { shortDay } = useFormats()
  const bars = daysOf(dataPoints).map(({ day, values }) => ({ label: shortDay(day), values }))
  return (
    <Chart
      label={text('chart')}
      barName={text('day')}
      series={counts.map((count) => text(count))}
      bars={bars}
      empty={text('noSending')}
    />
  )
}

/**
 * What stops mail or is about to: sending switched off, the sandbox, and a quota that is nearly used
 * up. Source: 06 §8.4.
 */
function Limits({ enabled, max24HourSend, maxSendRate, sentLast24Hours = 0 }: Sending) {
  const text = useText('sending')
  if (enabled === false)
    return (
      <Alert type="error" header={text('switchedOff')}>
        {text('switchedOffMeaning')}
      </Alert>
    )
  if (max24HourSend === sendingSandbox.max24HourSend && maxSendRate === sendingSandbox.maxSendRate)
    return (
      <Alert type="warning" header={text('sandbox')}>
        {text('sandboxMeaning')}
      </Alert>
    )
  if (
    max24HourSend === undefined ||
    max24HourSend < 0 ||
    sentLast24Hours < max24HourSend * nearSendingQuota
  )
    return null
  return (
    <Alert type="warning" header={text('nearQuota')}>
      {text('nearQuotaMeaning')}
    </Alert>
  )
}

/** What the account may send in the Region, and has sent. Source: 06 §8.4. */
export function SendingPage() {
  const text = useText('sending')
  const scope = useRegionScope()
  const query = useRead('sending.describe', scope)
  return (
    <Page title={text('title')}>
      <SettingSection
        title={text('sending')}
        description={text('sendingMeaning')}
        read="sending.describe"
        input={scope}
      >
        <Loaded query={query}>
          {(sending) => (
            <SpaceBetween size="m">
              <Limits {...sending} />
              {sending.enabledRefused && (
                <ErrorAlert
                  error={sending.enabledRefused}
                  title={text('enabledUnknown')}
                  onRetry={query.refetch}
                />
              )}
              {sending.quotaRefused && (
                <ErrorAlert
                  error={sending.quotaRefused}
                  title={text('quotaUnknown')}
                  onRetry={query.refetch}
                />
              )}
              <Quota {...sending} />
              {sending.statisticsRefused && (
                <ErrorAlert
                  error={sending.statisticsRefused}
                  title={text('statisticsUnknown')}
                  onRetry={query.refetch}
                />
              )}
              {sending.dataPoints && <Statistics dataPoints={sending.dataPoints} />}
            </SpaceBetween>
          )}
        </Loaded>
      </SettingSection>
    </Page>
  )
}
