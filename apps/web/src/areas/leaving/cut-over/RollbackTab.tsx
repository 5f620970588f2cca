import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import type { Output } from '@mailroom/schemas/operations'
import { Button } from '@mailroom/ui/Button'
import { Details } from '@mailroom/ui/Details'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Outlet } from 'react-router'
import { call } from '../../../kit/data/call.ts'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { saveFile } from '../../../kit/export/export-rows.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Differences } from './Differences.tsx'
import { useCutOver, useCutOverInput } from './use-cut-over.ts'

type Taken = Output<'cutOvers.downloadRollback'>

/** The records as they were, taken on request: the audit trail has who did. Source: CUT-03, CUT-08. */
function RollbackText({ recorded }: { recorded: NonNullable<CutOver['recorded']> }) {
  const text = useText('cutOver')
  const { dateTime } = useFormats()
  const input = useCutOverInput()
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: (): Promise<Taken> => call('cutOvers.downloadRollback', input),
    // A gate waits for it.
    onSuccess: () => client.invalidateQueries({ queryKey: ['cutOvers.describe'] }),
  })
  const taken = take.data
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('rollbackMeaning')}
          actions={
            taken ? (
              <Button
                onClick={() =>
                  saveFile(
                    new Blob([taken.text], { type: 'text/plain;charset=utf-8' }),
                    taken.fileName,
                  )
                }
              >
                {text('saveRollback')}
              </Button>
            ) : (
              <Button loading={take.isPending} onClick={() => take.mutate()}>
                {text('showRollback')}
              </Button>
            )
          }
        >
          {text('rollbackTitle')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {take.error && <ErrorAlert error={apiErrorOf(take.error)} />}
        {taken && (
          <section aria-label={text('rollbackShown')}>
            <CodeBlock>{taken.text}</CodeBlock>
          </section>
        )}
        <Details
          items={[
            {
              label: text('sha256'),
              value: <Copyable what={text('sha256')}>{recorded.sha256}</Copyable>,
            },
            {
              label: text('recordedAt'),
              value: text('doneBy', { by: recorded.by, on: dateTime(recorded.at) }),
            },
            {
              label: text('takenBy'),
              value: recorded.taken
                ? text('doneBy', { by: recorded.taken.by, on: dateTime(recorded.taken.at) })
                : text('notTaken'),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}

/** The way back at any time: the text, what differs now, and what does not come back. CUT-08. */
export function RollbackTab() {
  const text = useText('cutOver')
  const { dateTime } = useFormats()
  const { recorded, rollback, state } = useCutOver()
  const isLate = state === 'SENDERS_CLEANED' || state === 'DONE'
  return (
    <SpaceBetween size="l">
      {recorded ? (
        <SpaceBetween size="l">
          <Alert type="info">
            <div>{text('mailStays')}</div>
            {rollback?.resolversUntil !== undefined && (
              <div>{text('resolversUntil', { until: dateTime(rollback.resolversUntil) })}</div>
            )}
            {isLate && <div>{text('rollBackLate')}</div>}
          </Alert>
          <RollbackText recorded={recorded} />
          <Container
            header={
              <Header variant="h2" description={text('differencesMeaning')}>
                {text('differences')}
              </Header>
            }
          >
            {!rollback ? (
              text('checkedNever')
            ) : rollback.differences.length === 0 ? (
              text('differencesNone')
            ) : (
              <Differences differences={rollback.differences} expected={text('differenceWas')} />
            )}
          </Container>
        </SpaceBetween>
      ) : (
        <Alert type="info">{text('rollbackNone')}</Alert>
      )}
      <Outlet />
    </SpaceBetween>
  )
}
