import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ExportJob } from '@mailroom/schemas/export-jobs'
import { Button } from '@mailroom/ui/Button'
import { Select } from '@mailroom/ui/Select'
import { TextInput } from '@mailroom/ui/TextInput'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { dateColumn, linkColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { JobState, jobStates, starterOf } from './states.tsx'

const starters = ['mailroom', 'others'] as const

/** Returns the members that only files have: those in JSON always. Source: XQ-15. */
function useFileColumns() {
  const text = useText('exportQueue')
  const setup = useText('exportSetup')
  const column = (id: keyof ExportJob, header: string) => ({
    ...textColumn({ id, header, minWidth: 200, value: (job: ExportJob) => job[id] }),
    ...{ alwaysInJson: true, hidden: true },
  })
  return [
    column('entityId', text('entityId')),
    column('pass', text('pass')),
    column('runId', text('theRun')),
    column('description', text('jobDescription')),
    column('bucket', setup('bucket')),
    column('prefix', setup('prefix')),
    column('kmsKeyArn', setup('kmsKeyArn')),
    column('roleArn', setup('roleArn')),
    column('progress', text('progressTitle')),
    column('errorInfo', text('why')),
    column('firstSeenAt', text('firstSeenAt')),
    column('lastSeenAt', text('lastSeenAt')),
    column('adoptedBy', text('adoptedByTitle')),
    column('adoptedAt', text('adoptedAtTitle')),
  ]
}

function useColumns() {
  const text = useText('exportQueue')
  const scope = useOrganizationScope()
  const inFiles = useFileColumns()
  return [
    linkColumn({
      id: 'mailbox',
      header: text('mailbox'),
      minWidth: 160,
      grow: 2,
      wraps: true,
      value: ({ name, email, entityId, jobId }: ExportJob) => name ?? email ?? entityId ?? jobId,
      to: ({ jobId }) => organizationPath(scope, `exit/exports/jobs/${jobId}`),
    }),
    textColumn({
      id: 'email',
      header: text('email'),
      minWidth: 220,
      value: ({ email }: ExportJob) => email,
    }),
    {
      id: 'state',
      header: text('state'),
      width: 170,
      wraps: true,
      onCard: 'below' as const,
      value: ({ state }: ExportJob) => ({ code: state, words: text(`item.${state}`) }),
      cell: (job: ExportJob) => <JobState job={job} />,
    },
    {
      id: 'startedBy',
      header: text('startedBy'),
      width: 190,
      wraps: true,
      value: (job: ExportJob) => text(starterOf(job)),
      cell: (job: ExportJob) => text(starterOf(job)),
    },
    dateColumn({
      id: 'startedAt',
      header: text('startedAt'),
      value: ({ startedAt }: ExportJob) => startedAt,
    }),
    dateColumn({
      id: 'endedAt',
      header: text('endedTitle'),
      value: ({ endedAt }: ExportJob) => endedAt,
    }),
    textColumn({
      id: 'path',
      header: text('path'),
      minWidth: 220,
      value: ({ bucket, path, prefix }: ExportJob) =>
        bucket === undefined ? undefined : `${bucket}/${path ?? prefix ?? ''}`,
    }),
    textColumn({
      id: 'jobId',
      header: text('jobId'),
      minWidth: 200,
      value: ({ jobId }: ExportJob) => jobId,
    }),
    ...inFiles,
  ]
}

/** Opens a job by its id, also one that AWS lists no more. Source: XQ-15. */
function OpenById() {
  const text = useText('exportQueue')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const [id, setId] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const open = (event: FormEvent) => {
    event.preventDefault()
    const wanted = id.trim()
    if (wanted === '') return setEmpty(true)
    void navigate(organizationPath(scope, `exit/exports/jobs/${encodeURIComponent(wanted)}`))
  }
  return (
    <form onSubmit={open} noValidate>
      <SpaceBetween direction="horizontal" size="xs" alignItems="end">
        <TextInput
          label={text('openById')}
          value={id}
          placeholder=""
          problem={isEmpty ? text('jobIdMissing') : undefined}
          onChange={(value) => {
            setId(value)
            setEmpty(false)
          }}
        />
        <Button type="submit">{text('open')}</Button>
      </SpaceBetween>
    </form>
  )
}

/** Every export of a mailbox that Mailroom has ever seen, also those of others. Source: XQ-15, XQ-17. */
export function HistoryPage() {
  const text = useText('exportQueue')
  const scope = useOrganizationScope()
  const [state, chooseState] = useChoice('state', jobStates)
  const [starter, chooseStarter] = useChoice('startedBy', starters)
  const [mailbox, chooseMailbox] = useFilter('mailbox')
  const source = useLiveSource({
    operation: 'exportJobs.list',
    input: {
      ...scope,
      ...(state === undefined ? {} : { states: [state] }),
      ...(starter === undefined ? {} : { isForeign: starter === 'others' }),
      ...(mailbox === '' ? {} : { entityId: mailbox }),
    },
    columns: useColumns(),
  })
  const any = { value: '', label: text('anyState') }
  const name = source.rows?.find(({ entityId }) => entityId === mailbox)?.name ?? mailbox
  return (
    <ListTable
      source={{
        ...source,
        isNarrowed: state !== undefined || starter !== undefined || mailbox !== '',
      }}
      title={text('history')}
      fileLabel={text('downloadList')}
      description={
        <>
          <p>{text('historyMeaning')}</p>
          <p>
            <AppLink to={organizationPath(scope, 'exit/exports')}>{text('backToRuns')}</AppLink>
          </p>
          {mailbox !== '' && (
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <strong>{text('onlyMailbox', { name })}</strong>
              <Button onClick={() => chooseMailbox('')}>{text('allMailboxes')}</Button>
            </SpaceBetween>
          )}
          <OpenById />
        </>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <FormField label={text('state')}>
            <Select
              ariaLabel={text('state')}
              options={[
                any,
                ...jobStates.map((each) => ({ value: each, label: text(`item.${each}`) })),
              ]}
              value={state ?? ''}
              onChange={chooseState}
            />
          </FormField>
          <FormField label={text('startedBy')}>
            <Select
              ariaLabel={text('startedBy')}
              options={[
                { value: '', label: text('anybody') },
                { value: 'mailroom', label: text('byMailroom') },
                { value: 'others', label: text('foreign') },
              ]}
              value={starter ?? ''}
              onChange={chooseStarter}
            />
          </FormField>
        </SpaceBetween>
      }
      empty={text('noJobs')}
      rowKey={({ jobId }) => jobId}
    />
  )
}
