import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import { type Evidence, evidenceFilters } from '@mailroom/schemas/export-evidence'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { Select } from '@mailroom/ui/Select'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import {
  dateColumn,
  linkColumn,
  numberColumn,
  statusColumn,
  textColumn,
} from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { stateLook, useStateWords } from './EvidenceState.tsx'
import { useFindingWords } from './use-finding-words.ts'

function useColumns() {
  const text = useText('verification')
  const stateWords = useStateWords()
  const findingWords = useFindingWords()
  return [
    linkColumn({
      id: 'name',
      header: text('mailbox'),
      minWidth: 160,
      value: ({ name, entityId }: Evidence) => name ?? entityId,
      to: ({ jobId }) => jobId,
    }),
    statusColumn({
      id: 'state',
      header: text('state'),
      width: 190,
      value: ({ state }: Evidence) => state,
      type: stateLook,
      words: stateWords,
    }),
    textColumn({
      id: 'level',
      header: text('level'),
      width: 210,
      wraps: true,
      value: ({ level }: Evidence) => level,
      shown: ({ level }: Evidence) => text(`level.${level}`),
    }),
    textColumn({
      id: 'findings',
      header: text('findings'),
      minWidth: 260,
      wraps: true,
      value: ({ findings }: Evidence) => findings.map(({ code }) => code),
      shown: ({ findings }: Evidence) =>
        findings.map((finding) => findingWords(finding).found).join(' '),
    }),
    numberColumn({
      id: 'messages',
      header: text('messages'),
      value: ({ log }: Evidence) => log?.totalMessages,
    }),
    numberColumn({
      id: 'nonExportable',
      header: text('nonExportable'),
      value: ({ log }: Evidence) => log?.totalNonExportableItems,
    }),
    textColumn({
      id: 'email',
      header: text('email'),
      minWidth: 200,
      value: ({ email }: Evidence) => email,
    }),
    dateColumn({
      id: 'endedAt',
      header: text('endedAt'),
      value: ({ endedAt }: Evidence) => endedAt,
    }),
    dateColumn({
      id: 'checkedAt',
      header: text('checkedAt'),
      none: text('notYet'),
      value: ({ checkedAt }: Evidence) => checkedAt,
    }),
  ]
}

/** The state that the list is narrowed to, with how many mailboxes are in each. */
function useStateFilter() {
  const text = useText('verification')
  const { number } = useFormats()
  const scope = useOrganizationScope()
  const [chosen, choose] = useChoice('state', evidenceFilters)
  const { data } = useRead('exportEvidence.list', { ...scope, maxResults: 1 })
  const { counts = {} } = data ?? {}
  const options = evidenceFilters.map((value) => ({
    value,
    label: text('counted', { label: text(`filter.${value}`), count: number(counts[value] ?? 0) }),
  }))
  return {
    chosen,
    noHashIsEqual: data?.noHashIsEqual ?? false,
    filter: (
      <FormField label={text('filter')}>
        <Select
          ariaLabel={text('filter')}
          options={[{ value: '', label: text('anyState') }, ...options]}
          value={chosen ?? ''}
          onChange={choose}
        />
      </FormField>
    ),
  }
}

/** What is needed now and then; each opens a dialog. */
const more = [
  { id: 'upload', operation: 'exportEvidence.uploadResults' },
  { id: 'counts', operation: 'exportEvidence.uploadCounts' },
  { id: 'open', operation: 'exportEvidence.describe' },
  { id: 'settings', operation: 'exportEvidence.putSettings' },
] as const

function MoreMenu() {
  const text = useText('verification')
  const can = useCan()
  const open = useOpen()
  const items = more.filter(({ operation }) => can(operation))
  return (
    <ButtonDropdown items={items.map(({ id }) => ({ id, text: text(id) }))} onChoose={open}>
      {text('more')}
    </ButtonDropdown>
  )
}

/** What is proved of each mailbox's newest export, in words. Source: VER-01. */
export function VerificationPage() {
  const text = useText('verification')
  const { chosen, filter, noHashIsEqual } = useStateFilter()
  const [searched, search] = useFilter('text')
  const trimmed = searched.trim()
  const source = useLiveSource({
    operation: 'exportEvidence.list',
    input: {
      ...useOrganizationScope(),
      ...(chosen === undefined ? {} : { state: chosen }),
      ...(trimmed === '' ? {} : { text: trimmed }),
    },
    columns: useColumns(),
  })
  return (
    <>
      <ListTable
        source={{
          ...source,
          isNarrowed: chosen !== undefined || trimmed !== '',
          filters: chosen === undefined ? 0 : 1,
          search: {
            ...{ text: searched, onChange: search, marked: searched },
            placeholder: text('searchPlaceholder'),
          },
        }}
        title={text('title')}
        description={
          <>
            {text('description')}
            {noHashIsEqual && <Alert type="warning">{text('noHashIsEqual')}</Alert>}
          </>
        }
        actions={
          <>
            <MoreMenu />
            <Can id="exportEvidence.check">
              <AppButton to="check">{text('checkAll')}</AppButton>
            </Can>
            <Can id="exportEvidence.download">
              <AppButton to="download">{text('download')}</AppButton>
            </Can>
          </>
        }
        filter={filter}
        empty={text('none')}
        noMatch={text('noMatch')}
        rowKey={({ jobId }) => jobId}
      />
      <Outlet />
    </>
  )
}
