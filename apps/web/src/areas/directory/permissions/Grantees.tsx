import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { whyNotFor } from '@mailroom/schemas'
import { useState } from 'react'
import { useCan } from '../../../kit/access/Can.tsx'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { WholeTable } from '../../../kit/table/WholeTable.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { choiceOf } from './permission-choice.ts'
import { type Grantee, useGrantees } from './use-grantees.ts'
import type { MailboxOwner } from './use-owner.ts'

/** How many permissions the AWS console shows. Source: PERM-09. */
const awsConsoleLimit = 100

function useColumns() {
  const text = useText('directory')
  return [
    {
      id: 'name',
      header: text('holder'),
      isRowHeader: true,
      value: ({ name }: Grantee) => name,
      cell: ({ granteeId, granteeType, name }: Grantee) => (
        <EntityLink type={granteeType} id={granteeId}>
          {name}
        </EntityLink>
      ),
    },
    {
      id: 'email',
      header: text('email'),
      value: ({ entity }: Grantee) => entity?.email,
      cell: ({ entity }: Grantee) => entity?.email ?? '–',
    },
    {
      id: 'type',
      header: text('type'),
      width: 120,
      value: ({ granteeType }: Grantee) => granteeType,
      cell: ({ granteeType }: Grantee) => text(`type.${granteeType}`),
    },
    {
      id: 'fullAccess',
      header: text('fullAccess'),
      width: 150,
      value: ({ permissionValues }: Grantee) => choiceOf(permissionValues).fullAccess,
      cell: ({ permissionValues }: Grantee) =>
        text(choiceOf(permissionValues).fullAccess ? 'yes' : 'no'),
    },
    {
      id: 'send',
      header: text('sendPermissions'),
      width: 190,
      value: ({ permissionValues }: Grantee) => choiceOf(permissionValues).send,
      cell: ({ permissionValues }: Grantee) => text(`send.${choiceOf(permissionValues).send}`),
    },
  ]
}

/**
 * The grantees that may use the mailbox of a user, or send for a group. Source: PERM-04, PERM-08.
 */
export function Grantees({ owner }: { owner: MailboxOwner }) {
  const text = useText('directory')
  const can = useCan()
  const { input, query } = useGrantees(owner.id)
  const columns = useColumns()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [chosen] = query.data?.filter(({ granteeId }) => selected.has(granteeId)) ?? []
  const disabled = whyNotFor('mailboxPermissions.put', owner) && text('permissionsNeedEnabled')
  const chooseFirst = chosen ? undefined : text('chooseHolderFirst')
  return (
    <SpaceBetween size="m">
      {(query.data?.length ?? 0) > awsConsoleLimit && (
        <Alert type="info">{text('moreThanAwsConsole', { limit: awsConsoleLimit })}</Alert>
      )}
      <WholeTable
        id="permissions"
        operation="mailboxPermissions.list"
        query={query}
        title={text(`grantees.${owner.type}`)}
        description={text(`granteesDescription.${owner.type}`)}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {can('mailboxPermissions.delete') && (
              <AppButton
                to={`${chosen?.granteeId}/remove`}
                disabledReason={disabled ?? chooseFirst}
              >
                {text('remove')}
              </AppButton>
            )}
            {can('mailboxPermissions.put') && (
              <AppButton to={`${chosen?.granteeId}/edit`} disabledReason={disabled ?? chooseFirst}>
                {text('edit')}
              </AppButton>
            )}
            {can('mailboxPermissions.put') && (
              <AppButton to="add" disabledReason={disabled}>
                {text('addPermissions')}
              </AppButton>
            )}
          </SpaceBetween>
        }
        empty={text(`noGrantees.${owner.type}`)}
        columns={columns}
        rowKey={({ granteeId }) => granteeId}
        {...(can('mailboxPermissions.put')
          ? {
              selection: {
                kind: 'single',
                selected,
                onChange: setSelected,
                label: ({ name }: Grantee) => text('selectHolder', { name }),
              } as const,
            }
          : {})}
        footer={<CliCommand id="mailboxPermissions.list" input={input} />}
      />
    </SpaceBetween>
  )
}
