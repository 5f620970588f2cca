import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { useMemo } from 'react'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { permissionColumns } from './permission-columns.ts'
import { type Grantee, useGrantees } from './use-grantees.ts'
import type { MailboxOwner } from './use-owner.ts'

/** How many permissions the AWS console shows. Source: PERM-09. */
const awsConsoleLimit = 100

function useColumns() {
  const text = useText('directory')
  return useMemo(
    () => [
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
      textColumn({
        id: 'email',
        header: text('email'),
        value: ({ entity }: Grantee) => entity?.email,
      }),
      textColumn({
        id: 'type',
        header: text('type'),
        width: 120,
        value: ({ granteeType }: Grantee) => granteeType,
        shown: ({ granteeType }) => text(`type.${granteeType}`),
      }),
      ...permissionColumns(text),
    ],
    [text],
  )
}

/**
 * The grantees that may use the mailbox of a user, or send for a group. Source: PERM-04, PERM-08.
 */
export function Grantees({ owner }: { owner: MailboxOwner }) {
  const text = useText('directory')
  const { input, query } = useGrantees(owner.id)
  const source = useWholeSource({
    id: 'permissions',
    operation: 'mailboxPermissions.list',
    input,
    query,
    columns: useColumns(),
  })
  const disabledReason =
    whyNotFor('mailboxPermissions.put', owner) && text('permissionsNeedEnabled')
  return (
    <SpaceBetween size="m">
      {(query.data?.length ?? 0) > awsConsoleLimit && (
        <Alert type="info">{text('moreThanAwsConsole', { limit: awsConsoleLimit })}</Alert>
      )}
      <ListTable
        source={source}
        title={text(`grantees.${owner.type}`)}
        description={text(`granteesDescription.${owner.type}`)}
        oneChosen={{
          label: ({ name }) => text('selectHolder', { name }),
          noneReason: text('chooseHolderFirst'),
          actions: [
            {
              operation: 'mailboxPermissions.delete',
              text: text('remove'),
              to: ({ granteeId }) => `${granteeId}/remove`,
              disabledReason,
            },
            {
              operation: 'mailboxPermissions.put',
              text: text('edit'),
              to: ({ granteeId }) => `${granteeId}/edit`,
              disabledReason,
            },
          ],
        }}
        add={{
          operation: 'mailboxPermissions.put',
          to: 'add',
          text: text('addPermissions'),
          disabledReason,
        }}
        empty={text(`noGrantees.${owner.type}`)}
        rowKey={({ granteeId }) => granteeId}
      />
    </SpaceBetween>
  )
}
