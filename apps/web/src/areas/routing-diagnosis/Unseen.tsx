import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { type Check, CheckList } from '../../kit/page/CheckList.tsx'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Direction } from './findings.ts'
import { useUnasked } from './use-finding.tsx'

type Props = { direction: Exclude<Direction, 'find'>; wanted: string }

/** The events in which the way of a message shows, in their order. Source: EVT-03 to EVT-11. */
const events = {
  to: [
    'ORGANIZATION_EMAIL_RECEIVED',
    'DMARC_POLICY_APPLIED',
    'RULE_APPLIED',
    'MAILBOX_EMAIL_DELIVERED',
    'INCOMING_EMAIL_BOUNCED',
  ],
  from: [
    'OUTGOING_EMAIL_SUBMITTED',
    'RULE_APPLIED',
    'OUTGOING_EMAIL_SENT',
    'OUTGOING_EMAIL_BOUNCED',
  ],
} as const satisfies Record<Props['direction'], readonly string[]>

/** Returns the query of CloudWatch Logs Insights for all events of an address or domain. */
function logQuery(wanted: string): string {
  return [
    'fields @timestamp, traceId, event.eventName, event.from, event.subject',
    `| filter @message like /(?i)${wanted.replace(/[^\w@-]/g, '\\$&')}/`,
    '| sort @timestamp desc',
  ].join('\n')
}

/** Returns whether the events of mail are logged, where, and what to look for. Source: RTE-01, ELG-01. */
function useLoggingCheck({ direction, wanted }: Props): Check {
  const text = useText('routingDiagnosis')
  const unasked = useUnasked()
  const { data, error, refetch } = useRead('emailMonitoring.describe', useOrganizationScope())
  const head = { id: 'logging', name: text('logging') }
  if (error) return { ...head, ...unasked(error, refetch) }
  if (!data) return { ...head, state: 'checking' }
  if (data.logGroupArn === undefined)
    return {
      ...{ ...head, state: 'attention', stateWords: text('logging.off') },
      explanation: text('logging.offMeaning'),
    }
  return {
    ...{ ...head, state: 'passed', stateWords: text('logging.on') },
    explanation: text('logging.onMeaning'),
    // The ARN ends in `:*`, which is not part of the name.
    values: [
      {
        label: text('logging.group'),
        value: data.logGroupArn.split(':log-group:')[1]?.replace(/:\*$/, ''),
      },
    ],
    details: (
      <>
        <CodeBlock>{logQuery(wanted)}</CodeBlock>
        <Details
          items={[
            ...events[direction].map((event) => ({ label: event, value: text(`event.${event}`) })),
            { label: text('event.none'), value: text(`event.none.${direction}`) },
          ]}
        />
      </>
    ),
  }
}

/**
 * What the checks cannot see, and where a person goes on: what Amazon has no API for, the logs, and
 * the headers of a message. Source: RTE-01, 02 NOAPI-01.
 */
export function Unseen(props: Props) {
  const text = useText('routingDiagnosis')
  const scope = useOrganizationScope()
  const { direction } = props
  return (
    <Container
      header={
        <Header variant="h2" description={text('unseenMeaning')}>
          {text('unseen')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ul>
          <li>{text(`unseen.flowRules.${direction}`)}</li>
          <li>{text('unseen.mailboxRules')}</li>
          {direction === 'to' && <li>{text('unseen.journaling')}</li>}
          <li>
            {text('unseen.accessRules')}{' '}
            <AppLink to={organizationPath(scope, 'access-rules')}>
              {text('next.accessRules')}
            </AppLink>
          </li>
          <li>
            {text('unseen.headers')} <AppLink to="/message-headers">{text('next.headers')}</AppLink>
          </li>
        </ul>
        <CheckList label={text('logging')} checks={[useLoggingCheck(props)]} />
      </SpaceBetween>
    </Container>
  )
}
