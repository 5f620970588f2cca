import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useText } from '../../kit/words/texts.ts'

const steps = ['open', 'options', 'copy'] as const

/** How a person finds the headers in the WorkMail web app, to read out on the phone. */
export function HowToFind() {
  const text = useText('messageHeaders')
  return (
    <Container
      header={
        <Header variant="h2" description={text('howToDescription')}>
          {text('howTo')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ol>
          {steps.map((step) => (
            <li key={step}>{text(`howTo.${step}`)}</li>
          ))}
        </ol>
        <div>{text('howTo.bounce')}</div>
        <div>{text('howTo.phone')}</div>
        <div>{text('howTo.noApi')}</div>
      </SpaceBetween>
    </Container>
  )
}
