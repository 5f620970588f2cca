import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { type Check, CheckList, type CheckState } from '../../kit/page/CheckList.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { DeliveryReport as Report } from './parse/delivery-report.ts'
import { shortened } from './shortened.ts'

/** What anybody may have written is never green. */
const states = {
  failed: 'failed',
  delayed: 'attention',
  delivered: 'unasked',
  relayed: 'unasked',
  expanded: 'unasked',
  unknown: 'unasked',
} as const satisfies Record<Report['recipients'][number]['action'], CheckState>

/** To whom a message was not delivered, why, and what to do, as a bounce says it. */
export function DeliveryReport({ report }: { report: Report }) {
  const text = useText('messageHeaders')
  const { reportingServer = '', recipients, moreRecipients, about } = report
  const checks = recipients.map((each, at): Check => {
    const { recipient, action, status } = each
    const values = [
      { label: text('report.status'), value: status?.code },
      { label: text('report.diagnostic'), value: each.diagnostic },
      { label: text('report.remote'), value: each.remoteServer },
      { label: text('report.original'), value: each.original },
      { label: text('report.retries'), value: each.retriesUntil },
    ]
    return {
      id: String(at),
      name: shortened(recipient),
      state: states[action],
      stateWords: text(`action.${action}`),
      explanation: (
        <>
          {status?.kind !== 'success' && <div>{text(`status.${status?.meaning ?? 'none'}`)}</div>}
          {status && <div>{text(`kind.${status.kind}`)}</div>}
        </>
      ),
      values: values.flatMap(({ label, value }) =>
        value === undefined ? [] : [{ label, value: shortened(value) }],
      ),
    }
  })
  return (
    <Container
      header={
        <Header variant="h2" description={text('reportDescription')}>
          {text('report')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <CheckList label={text('report')} checks={checks} />
        {moreRecipients > 0 && <div>{text('moreRecipients', { count: moreRecipients })}</div>}
        <Details
          columns={2}
          items={[
            { label: text('report.server'), value: shortened(reportingServer) },
            ...about.map(({ name, value }) => ({
              label: text('report.about', { name }),
              value: shortened(value),
            })),
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}
