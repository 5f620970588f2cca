import Badge from '@cloudscape-design/components/badge'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { useAwsNow } from '../data/use-aws-now.ts'
import { dateColumn, textColumn } from '../table/columns.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { expiryOf } from './expiry.ts'

/** When a token expires, with a mark if it has or soon will, by AWS's clock. Source: PAT-05. */
export function Expiry({ token }: { token: Pick<PersonalAccessToken, 'expiresTime'> }) {
  const text = useText('tokens')
  const { dateTime } = useFormats()
  const expiry = expiryOf(token, useAwsNow())
  if (token.expiresTime === undefined) return text('neverExpires')
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {dateTime(token.expiresTime)}
      {expiry === 'EXPIRED' && <Badge color="red">{text('expired')}</Badge>}
      {expiry === 'SOON' && <Badge color="severity-medium">{text('expiresSoon')}</Badge>}
    </SpaceBetween>
  )
}

/** The columns of a list of tokens, after the one that names the token. Source: PAT-05. */
export function useTokenColumns(): Column<PersonalAccessToken>[] {
  const text = useText('tokens')
  return useMemo(
    () => [
      dateColumn({
        id: 'dateCreated',
        header: text('created'),
        value: ({ dateCreated }) => dateCreated,
      }),
      dateColumn({
        id: 'dateLastUsed',
        header: text('lastUsed'),
        none: text('neverUsed'),
        value: ({ dateLastUsed }) => dateLastUsed,
      }),
      {
        ...dateColumn<PersonalAccessToken>({
          id: 'expiresTime',
          header: text('expires'),
          value: ({ expiresTime }) => expiresTime,
        }),
        cell: (token) => <Expiry token={token} />,
      },
      textColumn({ id: 'scopes', header: text('scopes'), value: ({ scopes }) => scopes ?? [] }),
      textColumn({
        id: 'id',
        header: text('id'),
        value: ({ personalAccessTokenId }) => personalAccessTokenId,
      }),
    ],
    [text],
  )
}
