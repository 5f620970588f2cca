import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Input, Output } from '@mailroom/schemas/operations'
import { Select } from '@mailroom/ui/Select'
import { Status } from '@mailroom/ui/Status'
import { useState } from 'react'
import { useParams } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { DialogActions } from '../../../kit/dialog/DialogActions.tsx'
import { useSending } from '../../../kit/dialog/in-dialog.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { SwitchOver } from '../records/SwitchOver.tsx'
import { isWritten, PlannedRecords } from './PlannedRecords.tsx'

type Preview = Output<'hostedZoneChanges.preview'>

/** Returns the input that writes what lacks, and of what would be lost only what was agreed to. */
function inputOf(
  fixed: Pick<
    Input<'hostedZoneChanges.apply'>,
    'connectionId' | 'region' | 'organizationId' | 'domainName'
  >,
  { hostedZoneId = '', records }: Preview,
  agreed: ReadonlySet<string>,
  writesMx: boolean,
): Input<'hostedZoneChanges.apply'> {
  const sets = records.filter((set) => isWritten(set, { agreed, writesMx }))
  const named = ({ name, type }: Preview['records'][number]) => ({ name, type })
  return {
    ...{ ...fixed, hostedZoneId },
    records: sets.map((set) => ({ ...named(set), values: set.after })),
    consent: sets.filter(({ action }) => action === 'consent').map(named),
    expected: { records: sets.map((set) => ({ ...named(set), values: set.before })) },
  }
}

/** Whether the name servers of Route 53 answer what was written. */
function ChangeState({ changeId }: { changeId: string }) {
  const text = useText('route53')
  const { connectionId, region } = useOrganizationScope()
  const { data, error, refetch } = useRead('hostedZoneChanges.describe', {
    ...{ connectionId, region, changeId },
  })
  if (error && !data) return <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />
  const isInSync = data !== undefined && data.status !== 'PENDING'
  return (
    <Status type={isInSync ? 'success' : 'in-progress'}>
      {text(isInSync ? 'inSync' : 'pending')}
    </Status>
  )
}

type PlanProps = {
  preview: Preview
  agreed: ReadonlySet<string>
  isSending: boolean
  onChoose: (hostedZoneId: string) => void
  onAgree: (key: string, isAgreed: boolean) => void
  writesMx: boolean
  onWriteMx: (writesMx: boolean) => void
}

/** The hosted zone, and what becomes of its records. */
function Plan({ preview, isSending, onChoose, ...choices }: PlanProps) {
  const text = useText('route53')
  const { domainName = '' } = useParams()
  const { hostedZones, hostedZoneId, records, mailFromRefused } = preview
  const zone = hostedZones.find((each) => each.hostedZoneId === hostedZoneId)
  const writesAnMx = records.some(
    ({ action, purposes }) => !['none', 'conflict'].includes(action) && purposes.includes('mx'),
  )
  if (hostedZones.length === 0) return <Alert type="info">{text('noZone')}</Alert>
  const labelOf = ({ name, hostedZoneId, comment }: (typeof hostedZones)[number]) =>
    [name, hostedZoneId, comment].filter(Boolean).join(' · ')
  return (
    <SpaceBetween size="m">
      {hostedZones.length > 1 ? (
        <FormField label={text('zone')} description={text('chooseZone')}>
          <Select
            ariaLabel={text('zone')}
            options={[
              ...(zone ? [] : [{ value: '', label: text('chooseZonePlaceholder') }]),
              ...hostedZones.map((each) => ({ value: each.hostedZoneId, label: labelOf(each) })),
            ]}
            value={hostedZoneId ?? ''}
            onChange={onChoose}
          />
        </FormField>
      ) : (
        zone && <div>{text('inZone', { zone: zone.name, id: zone.hostedZoneId })}</div>
      )}
      {records.some(({ action }) => action !== 'none') && (
        <div>{text('explanation', { domain: domainName })}</div>
      )}
      {mailFromRefused && <ErrorAlert error={mailFromRefused} title={text('mailFromRefused')} />}
      {records.length > 0 && records.every(({ action }) => action === 'none') && (
        <Alert type="success">{text('allRight')}</Alert>
      )}
      <PlannedRecords records={records} {...choices} isDisabled={isSending} />
      {writesAnMx && <SwitchOver />}
    </SpaceBetween>
  )
}

/**
 * Shows what the hosted zone of a mail domain lacks, and writes it. What somebody has changed
 * meanwhile is read again, and asks for consent anew. Source: DOM-09.
 */
export function UpdateRoute53Dialog() {
  const text = useText('route53')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { domainName = '' } = useParams()
  const [hostedZoneId, setHostedZoneId] = useState<string>()
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set())
  const [writesMx, setWritesMx] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [written, setWritten] = useState<Output<'hostedZoneChanges.apply'>>()
  const sending = useSending()
  const { isSending, isSendingNow, setSending } = sending
  const write = useWrite('hostedZoneChanges.apply')
  const domain = { ...scope, domainName }
  const query = useRead('hostedZoneChanges.preview', {
    ...{ ...domain, ...(hostedZoneId ? { hostedZoneId } : {}) },
  })
  const input = query.data && inputOf(domain, query.data, agreed, writesMx)
  const isReady = input !== undefined && input.records.length > 0
  const apply = async () => {
    if (!isReady || isSendingNow()) return
    setSending(true)
    setProblem(undefined)
    try {
      setWritten(await write.mutateAsync(input))
    } catch (thrown) {
      setProblem(thrown)
    } finally {
      setAgreed(new Set())
      setSending(false)
    }
  }
  const onAgree = (key: string, isAgreed: boolean) =>
    setAgreed(
      (keys) => new Set([...keys].filter((each) => each !== key).concat(isAgreed ? key : [])),
    )
  return (
    <RouteDialog
      title={text('update')}
      size="large"
      sending={sending}
      footer={
        <DialogActions
          submitLabel={text('write', { count: input?.records.length ?? 0 })}
          cancelLabel={written && text('close')}
          isDisabled={!isReady}
          isSending={isSending}
          isHeld={isSending}
          onSubmit={() => void apply()}
          onCancel={close}
          outcome={written && text('written')}
        />
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && (
          <div role="alert">
            <ErrorAlert error={apiErrorOf(problem)} onBack={close} />
          </div>
        )}
        {written?.changeId !== undefined && <ChangeState changeId={written.changeId} />}
        <Loaded query={query}>
          {(preview) => (
            <Plan
              {...{ preview, agreed, isSending, onAgree, writesMx }}
              onWriteMx={setWritesMx}
              onChoose={(id) => {
                setAgreed(new Set())
                setHostedZoneId(id)
              }}
            />
          )}
        </Loaded>
        {isReady && <CliCommand id="hostedZoneChanges.apply" input={input} />}
      </SpaceBetween>
    </RouteDialog>
  )
}
