import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { JobStep } from '@mailroom/schemas/job-rows'
import { isOperationId } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { useText } from '../../kit/words/texts.ts'
import { changedFacts } from './facts.ts'
import { RowState } from './RowState.tsx'
import { useFactWords } from './use-fact-words.ts'
import { useProblem } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

/** Shows a conflict, fact by fact: the value in the plan and the current one. */
function Conflict({ step }: { step: JobStep }) {
  const text = useText('jobs')
  const { nameOf, wordsOf } = useFactWords()
  const current = step.problem?.current ?? {}
  return (
    <Details
      columns={2}
      items={Object.entries(current).flatMap(([name, now]) => [
        {
          label: `${nameOf(name)} – ${text('conflictPlanned')}`,
          value: wordsOf(name, step.before[name]),
        },
        { label: `${nameOf(name)} – ${text('conflictNow')}`, value: wordsOf(name, now) },
      ])}
    />
  )
}

/** What AWS or Mailroom said about a failed step: in plain words, and in AWS's own. */
function StepProblem({ problem }: { problem: NonNullable<JobStep['problem']> }) {
  const appText = useText('app')
  const words = useProblem()
  return (
    <Box color="text-status-error">
      {words(problem)}
      {problem.code.endsWith('Exception') && <p lang="en">{problem.message}</p>}
      {problem.awsRequestId !== undefined && (
        <p>{appText('awsRequestId', { id: problem.awsRequestId })}</p>
      )}
    </Box>
  )
}

/**
 * All details of a step: its changes, its result, and on request the command that does the same.
 */
export function StepSection({ step }: { step: JobStep }) {
  const scope = useOrganizationScope()
  const { titleOf } = useStepWords()
  const { nameOf, changeOf } = useFactWords()
  const { operation, problem } = step
  return (
    <SpaceBetween size="xs">
      <Header variant="h3" description={<RowState state={step.state} />}>
        {titleOf(step)}
      </Header>
      <Details
        columns={2}
        items={changedFacts(step).map((fact) => ({
          label: nameOf(fact.name),
          value: changeOf(fact),
        }))}
      />
      {problem && <StepProblem problem={problem} />}
      {problem?.code === 'Conflict' && <Conflict step={step} />}
      {isOperationId(operation) && (
        <CliCommand id={operation} input={{ ...scope, ...step.input }} />
      )}
    </SpaceBetween>
  )
}
