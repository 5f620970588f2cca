import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Snapshot, SnapshotRefusal } from '@mailroom/schemas/snapshots'
import { Outlet, useNavigate } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { MissingPermission } from '../../../kit/page/MissingPermission.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { RowsTable } from './RowsTable.tsx'
import { SnapshotState, useFaultWords } from './SnapshotState.tsx'
import { useSnapshot, useSnapshotInput } from './use-snapshot.ts'

/** From which share of changed entities a snapshot should be repeated. Source: INV-03. */
const muchChanged = 0.01

function Progress({ snapshot }: { snapshot: Snapshot }) {
  const text = useText('inventory')
  const { number, time } = useFormats()
  const { callsDone, callsExpected = 0, waitingUntil, problem = '' } = snapshot
  return (
    <ProgressBar
      label={text('reading')}
      value={callsExpected === 0 ? 0 : Math.floor((100 * callsDone) / callsExpected)}
      description={text('calls', { done: number(callsDone), all: number(callsExpected) })}
      additionalInfo={
        waitingUntil === undefined
          ? text('mayLeave')
          : text('waits', { problem, time: time(waitingUntil) })
      }
    />
  )
}

/** What could not be read, and which IAM actions would change that. Source: INV-04. */
function Gaps({ snapshot: { gaps, isComplete } }: { snapshot: Snapshot }) {
  const text = useText('inventory')
  if (gaps.length === 0) return null
  return (
    <Alert
      type={isComplete ? 'info' : 'warning'}
      header={text(isComplete ? 'gapsHarmless' : 'gapsMatter')}
    >
      <ul>
        {gaps.map(({ operation, code, count, missingAction }) => (
          <li key={`${operation} ${code}`}>
            {text(code === 'Vanished' ? 'vanished' : 'gap', { operation, code, count })}
            {missingAction !== undefined && <MissingPermission missingAction={missingAction} />}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Facts({ snapshot }: { snapshot: Snapshot }) {
  const text = useText('inventory')
  const { number } = useFormats()
  const { counts = {}, changedMeanwhile = 0 } = snapshot
  const entities = (counts.user ?? 0) + (counts.group ?? 0) + (counts.resource ?? 0)
  return (
    <SpaceBetween size="l">
      {changedMeanwhile > muchChanged * entities && (
        <Alert type="warning">
          {text('changedMuch', { count: changedMeanwhile, all: number(entities) })}
        </Alert>
      )}
      <Gaps snapshot={snapshot} />
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: text('state'), value: <SnapshotState snapshot={snapshot} /> },
            { label: text('scope'), value: text(`scope.${snapshot.scope}`) },
            {
              label: text('digest'),
              value: <Copyable what={text('digest')}>{snapshot.digest}</Copyable>,
            },
          ]}
        />
      </Container>
      <RowsTable counts={counts} />
    </SpaceBetween>
  )
}

/**
 * Says why an import was refused, and where. Whoever may delete snapshots removes it by closing the
 * message: there is nothing to lose. Source: INV-13.
 */
function Refused({ refusal }: { refusal: SnapshotRefusal }) {
  const text = useText('inventory')
  const faultWords = useFaultWords()
  const errorWords = useErrorWords()
  const input = useSnapshotInput()
  const navigate = useNavigate()
  const can = useCan()
  const { mutate } = useWrite('snapshots.delete', () =>
    navigate(organizationPath(input, 'exit/inventory'), { replace: true }),
  )
  const remove = () =>
    mutate(input, {
      onError: (failure) => notify({ type: 'error', content: errorWords(apiErrorOf(failure)) }),
    })
  return (
    <Alert
      type="error"
      header={text('importRefused')}
      dismissible={can('snapshots.delete')}
      dismissAriaLabel={text('dismissRefused')}
      onDismiss={remove}
    >
      <div>{faultWords(refusal)}</div>
      <div>{text('nothingKept')}</div>
    </Alert>
  )
}

/** Says that a snapshot is not of this connection: who imported it, and what it is about. */
function Imported({ imported }: { imported: NonNullable<Snapshot['imported']> }) {
  const text = useText('inventory')
  const { dateTime } = useFormats()
  const { by, at, organizationId, region = '' } = imported
  return (
    <Alert type="info">
      {text('importedBy', { account: by, date: dateTime(at) })}{' '}
      {organizationId !== undefined &&
        text('importedAbout', { organization: organizationId, region })}
    </Alert>
  )
}

function Actions({ snapshot: { state } }: { snapshot: Snapshot }) {
  const text = useText('inventory')
  const input = useSnapshotInput()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Can id="snapshots.delete">
        <AppButton to="delete">{text(state === 'RUNNING' ? 'cancel' : 'delete')}</AppButton>
      </Can>
      {state === 'COMPLETED' && (
        <Can id="snapshots.compare">
          <AppButton to="compare">{text('compare')}</AppButton>
        </Can>
      )}
      {state === 'COMPLETED' && (
        <Can id="archives.build">
          <AppButton to={organizationPath(input, `exit/archive/${input.snapshotId}/build`)}>
            {text('buildArchive')}
          </AppButton>
        </Can>
      )}
      {state === 'COMPLETED' && (
        <Can id="snapshots.download">
          <AppButton to="download" variant="primary">
            {text('download')}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}

/** One snapshot: how far its reading is; then its digest, what is missing, and all it has. */
export function SnapshotPage() {
  const text = useText('inventory')
  const { exactTime } = useFormats()
  const query = useSnapshot()
  return (
    <ThingPage
      query={query}
      name={text('snapshot')}
      notFound={{
        codes: ['SnapshotNotFound'],
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: {
          to: organizationPath(useSnapshotInput(), 'exit/inventory'),
          label: text('backToList'),
        },
      }}
      title={({ createdAt, refusal }) =>
        text(refusal ? 'importRefusedOf' : 'snapshotOf', { date: exactTime(createdAt) })
      }
      description={({ createdBy, createdAt, origin, refusal }) =>
        refusal
          ? text('refusedBy', { account: createdBy, date: exactTime(createdAt) })
          : text(origin === 'scheduled' ? 'scheduledBy' : 'askedBy', { account: createdBy })
      }
      actions={(snapshot) => <Actions snapshot={snapshot} />}
    >
      {(snapshot) => (
        <SpaceBetween size="l">
          {/* It stays as it was seen last if it cannot be read at present. */}
          {query.error && <ErrorAlert error={apiErrorOf(query.error)} />}
          {snapshot.state === 'RUNNING' && <Progress snapshot={snapshot} />}
          {snapshot.imported && !snapshot.refusal && <Imported imported={snapshot.imported} />}
          {snapshot.state === 'IMPORTING' && (
            <div role="status">
              <SnapshotState snapshot={snapshot} />
            </div>
          )}
          {snapshot.refusal && <Refused refusal={snapshot.refusal} />}
          {snapshot.state === 'FAILED' && !snapshot.imported && (
            <Alert type="error">{text('failed')}</Alert>
          )}
          {snapshot.state === 'COMPLETED' && <Facts snapshot={snapshot} />}
          <Outlet />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
