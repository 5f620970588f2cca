import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Principal } from '@mailroom/schemas/identity-assignments'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { CenterLink } from '../settings/CenterLink.tsx'
import { useAssignments } from './use-assignments.ts'

function useColumns() {
  const text = useText('identityCenter')
  return useMemo(
    () => [
      textColumn({
        ...{ id: 'name', header: text('identityName'), isRowHeader: true },
        value: ({ name, principalId }: Principal) => name ?? principalId,
      }),
      textColumn({
        ...{ id: 'principalType', header: text('type'), width: 130 },
        value: ({ principalType }: Principal) => principalType,
        shown: ({ principalType }) => text(`type.${principalType}`),
      }),
      textColumn({
        ...{ id: 'displayName', header: text('displayName') },
        value: ({ displayName }: Principal) => displayName,
      }),
      textColumn({
        ...{ id: 'email', header: text('email'), value: ({ email }: Principal) => email },
      }),
      {
        ...{ id: 'principalId', header: text('identityId'), minWidth: 220 },
        value: ({ principalId }: Principal) => principalId,
        cell: ({ principalId, name = principalId }: Principal) => (
          <Copyable what={text('identityIdOf', { name })}>{principalId}</Copyable>
        ),
      },
    ],
    [text],
  )
}

function AssignmentsTable() {
  const text = useText('identityCenter')
  const { configuration, input, query } = useAssignments()
  const isOnly = configuration.data?.authenticationMode === 'IDENTITY_PROVIDER_ONLY'
  const source = useWholeSource({
    ...{ id: 'assignments', operation: 'identityAssignments.list', input, query },
    columns: useColumns(),
  })
  return (
    <ListTable
      source={source}
      title={text('assignments')}
      description={text(isOnly ? 'assignmentsDescription.only' : 'assignmentsDescription.both')}
      add={{
        ...{ operation: 'identityAssignments.create', text: text('assign'), to: 'add' },
        disabledReason: undefined,
      }}
      oneChosen={{
        label: ({ name, principalId }) => text('selectPrincipal', { name: name ?? principalId }),
        noneReason: text('choosePrincipalFirst'),
        actions: [
          {
            operation: 'identityAssignments.delete',
            text: text('unassign'),
            to: ({ principalType, principalId }) => `${principalType}/${principalId}/delete`,
          },
        ],
      }}
      empty={text('noAssignments')}
      rowKey={({ principalType, principalId }) => `${principalType}/${principalId}`}
    />
  )
}

/** The users and groups that may use WorkMail, where the connection may ask. Source: IDC-04, IDC-05. */
export function AssignmentsTab() {
  const text = useText('identityCenter')
  const { configuration } = useAssignments()
  return (
    <>
      <Loaded query={configuration}>
        {({ identityCenterConfiguration: center }) => (
          <SpaceBetween size="m">
            <Alert type="info" action={<CenterLink to="applications" />}>
              {text('assignElsewhere')}
            </Alert>
            {center ? <AssignmentsTable /> : <div>{text('enableFirst')}</div>}
          </SpaceBetween>
        )}
      </Loaded>
      <Outlet />
    </>
  )
}
