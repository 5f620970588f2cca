import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { ewsEndpoint } from '@mailroom/schemas/autodiscover'
import { Details } from '@mailroom/ui/Details'
import { useState } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { maxSubscriptions, statusFrequency } from './ews.ts'
import { ResponderKit } from './ResponderKit.tsx'
import { SubscribeForm } from './SubscribeForm.tsx'

const rules = ['acknowledge', 'heartbeat', 'retry', 'unsubscribe'] as const

/** What EWS does, and where it is in this Region. Source: NOTIF-01 to NOTIF-10. */
function Facts() {
  const text = useText('pushNotifications')
  const { number } = useFormats()
  const { region } = useOrganizationScope()
  const { min, max } = statusFrequency
  return (
    <Container
      header={
        <Header variant="h2" description={text('factsDescription')}>
          {text('facts')}
        </Header>
      }
    >
      <Details
        items={[
          {
            label: text('endpoint'),
            value: <Copyable what={text('endpoint')}>{ewsEndpoint(region)}</Copyable>,
          },
          {
            label: text('frequency'),
            value: text('frequencyRange', { min: number(min), max: number(max) }),
          },
          { label: text('limit'), value: text('limitValue', { count: maxSubscriptions }) },
        ]}
      />
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{text(`rule.${rule}`)}</li>
        ))}
      </ul>
    </Container>
  )
}

/**
 * How an application is told about changes in a mailbox. Only EWS does it, and no operation of the
 * management API: this page makes no call. Source: NOTIF-01 to NOTIF-11.
 */
export function PushNotificationsPage() {
  const text = useText('pushNotifications')
  const [url, setUrl] = useState('')
  return (
    <Page title={text('title')} description={text('description')}>
      <Facts />
      <SubscribeForm url={url} onUrl={setUrl} />
      <ResponderKit url={url} />
    </Page>
  )
}
