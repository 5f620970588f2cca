import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type ImpersonationRoleSummary,
  maxImpersonationRoles,
} from '@mailroom/schemas/impersonation-roles'
import type { Output } from '@mailroom/schemas/operations'
import { useMemo, useState } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { Streamed, StreamProgress } from '../../kit/page/Stream.tsx'
import { dateColumn, linkColumn, textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../kit/table/whole-source.tsx'
import { useText } from '../../kit/words/texts.ts'
import { ProgrammaticAccess } from './ProgrammaticAccess.tsx'
import { useReachWords } from './use-reach-words.ts'

type Count = Output<'impersonationRoles.countReach'>

/** The columns of the list; how far each role reaches is read one by one. Source: IMP-04. */
function useColumns(counts: ReadonlyMap<string, Count | undefined>) {
  const text = useText('impersonationRoles')
  const scope = useOrganizationScope()
  const reachWords = useReachWords()
  return useMemo(
    () => [
      linkColumn({
        id: 'name',
        header: text('name'),
        wraps: true,
        value: ({ name }: ImpersonationRoleSummary) => name,
        to: ({ impersonationRoleId }) => impersonationRoleId,
      }),
      textColumn({
        id: 'type',
        header: text('type'),
        width: 130,
        value: ({ type }: ImpersonationRoleSummary) => type,
        shown: ({ type }) => text(`type.${type}`),
      }),
      {
        id: 'reach',
        header: text('reach'),
        minWidth: 220,
        grow: 2,
        wraps: true,
        value: ({ impersonationRoleId }: ImpersonationRoleSummary) => {
          const count = counts.get(impersonationRoleId)
          return count && reachWords(count)
        },
        cell: ({ impersonationRoleId, name }: ImpersonationRoleSummary) => (
          <Streamed
            id="impersonationRoles.countReach"
            input={{ ...scope, impersonationRoleId }}
            what={name}
          >
            {reachWords}
          </Streamed>
        ),
      },
      {
        id: 'impersonationRoleId',
        header: text('id'),
        width: 200,
        value: ({ impersonationRoleId }: ImpersonationRoleSummary) => impersonationRoleId,
        cell: ({ impersonationRoleId }: ImpersonationRoleSummary) => (
          <Copyable what={text('id')}>{impersonationRoleId}</Copyable>
        ),
      },
      dateColumn({
        id: 'dateCreated',
        header: text('created'),
        value: ({ dateCreated }: ImpersonationRoleSummary) => dateCreated,
      }),
      dateColumn({
        id: 'dateModified',
        header: text('modified'),
        value: ({ dateModified }: ImpersonationRoleSummary) => dateModified,
      }),
    ],
    [text, scope, counts, reachWords],
  )
}

function RolesTable() {
  const text = useText('impersonationRoles')
  const shared = useText('directory')
  const scope = useOrganizationScope()
  const query = useRead('impersonationRoles.list', scope)
  const rows = query.data?.items
  const [read, setRead] = useState<readonly (Count | undefined)[]>([])
  const counts = useMemo(
    () =>
      new Map(rows?.map(({ impersonationRoleId }, index) => [impersonationRoleId, read[index]])),
    [rows, read],
  )
  const source = useWholeSource({
    ...{ id: 'impersonationRoles', operation: 'impersonationRoles.list', input: scope },
    query: { ...query, data: rows },
    columns: useColumns(counts),
  })
  const count = rows?.length ?? 0
  const inputs = rows?.map(({ impersonationRoleId }) => ({ ...scope, impersonationRoleId })) ?? []
  return (
    <ListTable
      source={source}
      title={text('roles')}
      description={
        rows && (
          <>
            {text('count', { count, max: maxImpersonationRoles })}{' '}
            <StreamProgress id="impersonationRoles.countReach" inputs={inputs} onRead={setRead} />
          </>
        )
      }
      empty={text('none')}
      rowKey={({ impersonationRoleId }) => impersonationRoleId}
      add={{
        ...{ operation: 'impersonationRoles.create', to: 'create', text: text('create') },
        disabledReason: count < maxImpersonationRoles ? undefined : text('full'),
      }}
      oneChosen={{
        label: ({ name }) => text('select', { name }),
        noneReason: text('chooseFirst'),
        actions: [
          {
            ...{ operation: 'impersonationRoles.delete', text: text('delete') },
            to: ({ impersonationRoleId }) => `${impersonationRoleId}/delete`,
          },
          {
            ...{ operation: 'impersonationRoles.update', text: shared('edit') },
            to: ({ impersonationRoleId }) => `${impersonationRoleId}/edit`,
          },
        ],
      }}
    />
  )
}

/** The impersonation roles, how far each reaches, and how programs get at mailboxes. Source: IMP-04. */
export function RolesPage() {
  const text = useText('impersonationRoles')
  return (
    <Page title={text('title')} description={text('description')}>
      <SpaceBetween size="l">
        <RolesTable />
        <ProgrammaticAccess />
      </SpaceBetween>
    </Page>
  )
}
