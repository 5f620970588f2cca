import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { Output } from '@mailroom/schemas/operations'
import { type SignInRow, signInMatrix } from '@mailroom/schemas/sign-in-matrix'
import { useText } from '../../../kit/words/texts.ts'

type Configuration = Output<'identityProvider.describe'>

/** Whether a row is how the organization is set now. */
function isNow(row: SignInRow, configuration: Configuration): boolean {
  const { authenticationMode, personalAccessTokenConfiguration: tokens } = configuration
  return row.mode === authenticationMode && row.tokens === tokens?.status
}

/** Which credentials open which door, by mode and token status. Source: IDC-13. */
export function CredentialMatrix({ configuration }: { configuration: Configuration }) {
  const text = useText('identityCenter')
  const door = (id: keyof SignInRow['opens'], header: string) => ({
    ...{ id, header },
    cell: ({ opens }: SignInRow) => text(`opens.${opens[id]}`),
  })
  return (
    <Table
      variant="container"
      wrapLines
      ariaLabels={{ tableLabel: text('matrix') }}
      header={
        <Header variant="h2" description={text('matrixDescription')}>
          {text('matrix')}
        </Header>
      }
      items={signInMatrix}
      trackBy={({ mode, tokens }) => `${mode} ${tokens}`}
      columnDefinitions={[
        {
          id: 'mode',
          header: text('mode'),
          isRowHeader: true,
          cell: (row) => {
            const name = row.mode ? text(`mode.${row.mode}`) : text('notEnabled')
            return isNow(row, configuration) ? <strong>{text('now', { name })}</strong> : name
          },
        },
        {
          id: 'tokens',
          header: text('tokens'),
          cell: ({ tokens }) => (tokens ? text(`tokens.${tokens}`) : '–'),
        },
        door('webPassword', text('door.webPassword')),
        door('webIdentityCenter', text('door.webIdentityCenter')),
        door('clientPassword', text('door.clientPassword')),
        door('clientToken', text('door.clientToken')),
      ]}
    />
  )
}
