import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { EntityState } from '@mailroom/schemas/entity-state'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { actionColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { RemoveAliasesDialog } from './RemoveAliasesDialog.tsx'
import { useRemoveAliases } from './use-remove-aliases.ts'

/** The share of the limit at which the meter warns. */
const warnAt = 0.8

/** The number of aliases, of the number allowed. Source: USR-09, QUOTA-11. */
function AliasMeter({ count, limit }: { count: number; limit: number }) {
  const text = useText('directory')
  return (
    <SpaceBetween size="s">
      <ProgressBar
        value={Math.min(100, Math.round((100 * count) / limit))}
        label={text('aliasMeter', { count, limit })}
      />
      {count >= limit * warnAt && (
        <Alert type="warning">
          {count >= limit
            ? text('aliasesAtLimit', { limit })
            : text('aliasesNearLimit', { limit, left: limit - count })}
        </Alert>
      )}
    </SpaceBetween>
  )
}

type Props = {
  /** The owner of the addresses. */
  owner: { id: string; email?: string | undefined; state: EntityState }
  /** The most aliases allowed, if that is known. Source: QUOTA-11. */
  limit?: number
}

/** The message in place of addresses: AWS lists those of enabled entities only. Source: GEN-14. */
function NoAddresses() {
  const text = useText('directory')
  return (
    <>
      <Container header={<Header variant="h2">{text('aliases')}</Header>}>
        {text('noAddresses')}
      </Container>
      <Outlet />
    </>
  )
}

function Addresses({ owner, limit }: Props) {
  const text = useText('directory')
  const errorWords = useErrorWords()
  const can = useCan()
  const reason = useDirectoryReason('aliases.create')
  const noPrimaryReason = useDirectoryReason('aliases.makePrimary')
  const input = { ...useOrganizationScope(), entityId: owner.id }
  const query = useWholeList('aliases.list', input)
  const { remove, refused } = useRemoveAliases(owner.id)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [reviewed, setReviewed] = useState<readonly string[]>()
  const isPrimary = (address: string) => address.toLowerCase() === owner.email?.toLowerCase()
  const count = query.data?.filter((address) => !isPrimary(address)).length ?? 0
  const isFull = limit !== undefined && count >= limit
  const chosen = query.data?.filter((address) => selected.has(address)) ?? []
  const source = useWholeSource({
    id: 'aliases',
    operation: 'aliases.list',
    input,
    query,
    total: query.data && count,
    columns: [
      textColumn({
        id: 'address',
        header: text('address'),
        isRowHeader: true,
        value: (address: string) => address,
      }),
      {
        id: 'kind',
        header: text('kind'),
        width: 130,
        onCard: 'beside',
        value: (address) => (isPrimary(address) ? 'primary' : 'alias'),
        words: (address) => text(isPrimary(address) ? 'primary' : 'alias'),
        cell: (address) =>
          isPrimary(address) ? <Badge color="blue">{text('primary')}</Badge> : text('alias'),
      },
      ...(can('aliases.makePrimary') && noPrimaryReason === undefined && count > 0
        ? [
            actionColumn({
              header: text('actions'),
              width: 170,
              text: text('makePrimary'),
              suits: (address: string) => !isPrimary(address),
              to: (address) => `${encodeURIComponent(address)}/make-primary`,
              label: (address) => text('makePrimaryOf', { address }),
            }),
          ]
        : []),
    ],
  })
  return (
    <SpaceBetween size="l">
      {refused.map(({ item, error }) => (
        <Alert key={item} type="error">
          {text('aliasNotRemoved', { alias: item, reason: errorWords(error) })}
        </Alert>
      ))}
      <ListTable
        source={source}
        title={text('aliases')}
        description={text('aliasesDescription')}
        filter={limit !== undefined && query.data && <AliasMeter count={count} limit={limit} />}
        actions={
          can('aliases.delete') &&
          reason === undefined && (
            <Button disabled={chosen.length === 0} onClick={() => setReviewed(chosen)}>
              {text('remove')}
            </Button>
          )
        }
        add={{
          operation: 'aliases.create',
          to: 'add',
          text: text('addAlias'),
          disabledReason: isFull ? text('aliasesAtLimit', { limit }) : reason,
        }}
        empty={text('noAddresses')}
        rowKey={(address) => address}
        {...(can('aliases.delete') && reason === undefined
          ? {
              selection: {
                kind: 'multi',
                selected,
                onChange: setSelected,
                label: (address: string) => text('selectAlias', { address }),
                disabledReason: (address: string) =>
                  isPrimary(address) ? text('primaryNotRemovable') : undefined,
              } as const,
            }
          : {})}
      />
      {reviewed && (
        <RemoveAliasesDialog
          entityId={owner.id}
          aliases={reviewed}
          onClose={() => setReviewed(undefined)}
          onConfirm={() => {
            setReviewed(undefined)
            setSelected(new Set())
            void remove(reviewed)
          }}
        />
      )}
      <Outlet />
    </SpaceBetween>
  )
}

/**
 * The addresses of a user, group or resource, with the primary one marked: add, remove several,
 * make another one primary. Source: GEN-14, USR-09…11.
 */
export function AliasesTab(props: Props) {
  return props.owner.state === 'ENABLED' ? <Addresses {...props} /> : <NoAddresses />
}
