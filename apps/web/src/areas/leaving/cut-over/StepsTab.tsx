import './cut-over.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Outlet } from 'react-router'
import { useText } from '../../../kit/words/texts.ts'
import { Differences } from './Differences.tsx'
import { StepItem } from './StepItem.tsx'
import { useCutOver } from './use-cut-over.ts'

/** The steps of a cut-over in their order, with what each waits for. Source: CUT-05, EXIT-16. */
export function StepsTab() {
  const text = useText('cutOver')
  const cutOver = useCutOver()
  const numbered = cutOver.steps.filter(({ id }) => id !== 'rollBack')
  return (
    <SpaceBetween size="l">
      {cutOver.foreign.length > 0 && (
        <Alert type="error" header={text('foreign')}>
          <div>{text('foreignMeaning')}</div>
          <Differences differences={cutOver.foreign} expected={text('differenceExpected')} />
        </Alert>
      )}
      <Container header={<Header variant="h2">{text('steps')}</Header>}>
        <ol className="cut-over-steps" aria-label={text('steps')}>
          {cutOver.steps.map((step) => (
            <StepItem
              key={step.id}
              step={step}
              number={numbered.indexOf(step) + 1}
              cutOver={cutOver}
            />
          ))}
        </ol>
      </Container>
      <Outlet />
    </SpaceBetween>
  )
}
