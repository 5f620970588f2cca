import Badge from '@cloudscape-design/components/badge'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PersonalAccessToken } from '@mailroom/schemas'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { WholeTable } from '../../../kit/table/WholeTable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useAwsNow } from '../use-aws-now.ts'
import { useTokens } from './use-tokens.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How many days before its expiry a token is marked. Source: PAT-05. */
const soonDays = 30

function Expiry({ token: { expiresTime } }: { token: PersonalAccessToken }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const now = useAwsNow()
  if (expiresTime === undefined) return text('neverExpires')
  const leftMs = Date.parse(expiresTime) - now.getTime()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {dateTime(expiresTime)}
      {leftMs <= 0 && <Badge color="red">{text('expired')}</Badge>}
      {leftMs > 0 && leftMs <= soonDays * dayMs && (
        <Badge color="severity-medium">{text('expiresSoon')}</Badge>
      )}
    </SpaceBetween>
  )
}

function useColumns() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const date = (value: string | undefined) => (value === undefined ? undefined : new Date(value))
  return [
    {
      id: 'name',
      header: text('tokenName'),
      isRowHeader: true,
      value: ({ name }: PersonalAccessToken) => name,
      cell: ({ name }: PersonalAccessToken) => name,
    },
    {
      id: 'dateCreated',
      header: text('created'),
      value: ({ dateCreated }: PersonalAccessToken) => date(dateCreated),
      cell: ({ dateCreated }: PersonalAccessToken) =>
        dateCreated === undefined ? '–' : dateTime(dateCreated),
    },
    {
      id: 'dateLastUsed',
      header: text('lastUsed'),
      value: ({ dateLastUsed }: PersonalAccessToken) => date(dateLastUsed),
      cell: ({ dateLastUsed }: PersonalAccessToken) =>
        dateLastUsed === undefined ? text('neverUsed') : dateTime(dateLastUsed),
    },
    {
      id: 'expiresTime',
      header: text('expires'),
      value: ({ expiresTime }: PersonalAccessToken) => date(expiresTime),
      cell: (token: PersonalAccessToken) => <Expiry token={token} />,
    },
    {
      id: 'scopes',
      header: text('scopes'),
      value: ({ scopes }: PersonalAccessToken) => scopes ?? [],
      cell: ({ scopes }: PersonalAccessToken) => scopes?.join(', ') ?? '–',
    },
    {
      id: 'id',
      header: text('tokenId'),
      value: ({ personalAccessTokenId }: PersonalAccessToken) => personalAccessTokenId,
      cell: ({ personalAccessTokenId }: PersonalAccessToken) => personalAccessTokenId,
    },
  ]
}

/**
 * The tokens with which a user signs in to mail clients. Their values are never readable, and only
 * the user creates them. Source: USR-23, PAT-04, PAT-05.
 */
export function TokensTab() {
  const text = useText('users')
  const can = useCan()
  const { input, query } = useTokens()
  const columns = useColumns()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const chosen = query.data?.find((token) => selected.has(token.personalAccessTokenId))
  return (
    <>
      <WholeTable
        id="tokens"
        operation="personalAccessTokens.list"
        query={query}
        title={text('tokens')}
        description={text('tokensDescription')}
        actions={
          <Can id="personalAccessTokens.delete">
            <AppButton
              to={`${chosen?.personalAccessTokenId}/delete`}
              disabledReason={chosen ? undefined : text('chooseTokenFirst')}
            >
              {text('deleteToken')}
            </AppButton>
          </Can>
        }
        empty={text('noTokens')}
        columns={columns}
        rowKey={({ personalAccessTokenId }) => personalAccessTokenId}
        {...(can('personalAccessTokens.delete')
          ? {
              selection: {
                kind: 'single',
                selected,
                onChange: setSelected,
                label: ({ name }: PersonalAccessToken) => text('selectToken', { name }),
              } as const,
            }
          : {})}
        footer={<CliCommand id="personalAccessTokens.list" input={input} />}
      />
      <Outlet />
    </>
  )
}
