import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { useText } from '../../kit/words/texts.ts'
import { isResponderUrl, type Sample, samples, testCommand } from './ews.ts'

const order: readonly Sample[] = [
  'notification',
  'status',
  'ok',
  'unsubscribe',
  'subscribeResponse',
]

/** What a developer tests a responder with, without a mailbox. Source: NOTIF-11. */
export function ResponderKit({ url }: { url: string }) {
  const text = useText('pushNotifications')
  return (
    <Container
      header={
        <Header variant="h2" description={text('kitDescription')}>
          {text('kit')}
        </Header>
      }
    >
      {order.map((sample) => (
        <Disclosure key={sample} title={text(`sample.${sample}`)}>
          <p>{text(`sample.${sample}.explanation`)}</p>
          <CodeBlock>{samples[sample]}</CodeBlock>
        </Disclosure>
      ))}
      <p>{text('testCommand')}</p>
      <CodeBlock>
        {testCommand(isResponderUrl(url) ? url : 'https://responder.example.com/notify')}
      </CodeBlock>
    </Container>
  )
}
