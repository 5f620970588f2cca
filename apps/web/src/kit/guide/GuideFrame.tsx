import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import Link from '@cloudscape-design/components/link'
import type { CapabilityId } from '@mailroom/schemas/connections'
import type { ReactNode } from 'react'
import { Page } from '../page/Page.tsx'
import { useText } from '../words/texts.ts'
import { awsConsole } from './guide.ts'
import { useCapability } from './use-capability.ts'

/** Says that what is shown happens in the local AWS alone. Source: NOAPI-04. */
export function SimulatedBadge() {
  return <Badge color="blue">{useText('guide')('simulatedBadge')}</Badge>
}

/** Leads to the AWS console, where the setting is. */
export function AwsConsoleLink() {
  const text = useText('guide')
  return (
    <Link href={awsConsole} external externalIconAriaLabel={text('opensNewTab')}>
      {text('openAwsConsole')}
    </Link>
  )
}

type NoticeProps = {
  /** The first line, for what is no setting. */
  header?: string | undefined
  children: ReactNode
}

/** Says first that Amazon has no API for this, and that nothing changes WorkMail. Source: NOAPI-01. */
export function NoApiNotice({ header, children }: NoticeProps) {
  const text = useText('guide')
  return (
    <Alert type="info" header={header ?? text('noApi')} action={<AwsConsoleLink />}>
      {children}
    </Alert>
  )
}

type Props = {
  capability: CapabilityId
  title: string
  description: string
  /** The first line where there is no API, for what is no setting. */
  noApi?: string
  /** What is more to say there. */
  notice: string
  actions?: ReactNode
  /** What works for real in the simulation. */
  simulation: ReactNode
  /** What Mailroom offers where there is no API. */
  guide: ReactNode
}

/**
 * The page of a feature that has no public API. The capability of the connection decides what it
 * shows: the simulation of the local AWS, or the guide. Source: NOAPI-01, NOAPI-04, NOAPI-05.
 */
export function GuideFrame(props: Props) {
  const { capability, title, description, noApi, notice, actions, simulation, guide } = props
  const text = useText('guide')
  const isSimulated = useCapability(capability) === 'simulated'
  return (
    <Page title={title} description={description} actions={actions}>
      {isSimulated ? (
        <Alert type="info">
          <SimulatedBadge /> {text('simulated')}
        </Alert>
      ) : (
        <NoApiNotice header={noApi}>{notice}</NoApiNotice>
      )}
      {isSimulated ? simulation : guide}
    </Page>
  )
}
