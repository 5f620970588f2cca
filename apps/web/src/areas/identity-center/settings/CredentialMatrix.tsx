import './credential-matrix.css'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Output } from '@mailroom/schemas/operations'
import { type SignInRow, signInMatrix } from '@mailroom/schemas/sign-in-matrix'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Configuration = Output<'identityProvider.describe'>

const doors = ['webPassword', 'webIdentityCenter', 'clientPassword', 'clientToken'] as const

/** Whether a row is how the organization is set now. */
function isNow(row: SignInRow, configuration: Configuration): boolean {
  const { authenticationMode, personalAccessTokenConfiguration: tokens } = configuration
  return row.mode === authenticationMode && row.tokens === tokens?.status
}

/** Which credentials open which door, by mode and token status. Source: IDC-13. */
export function CredentialMatrix({ configuration }: { configuration: Configuration }) {
  const text = useText('identityCenter')
  const nameOf = ({ mode }: SignInRow) => text(mode ? `mode.${mode}` : 'notEnabled')
  return (
    <Container
      header={
        <Header variant="h2" description={text('matrixDescription')}>
          {text('matrix')}
        </Header>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is too wide. */}
      <section className="credential-matrix" aria-label={text('matrix')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('mode')}</th>
              <th scope="col">{text('tokens')}</th>
              {doors.map((door) => (
                <th key={door} scope="col">
                  {text(`door.${door}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {signInMatrix.map((row) => (
              <tr key={`${row.mode} ${row.tokens}`}>
                <th scope="row">
                  {isNow(row, configuration) ? (
                    <strong>{text('now', { name: nameOf(row) })}</strong>
                  ) : (
                    nameOf(row)
                  )}
                </th>
                <td>{row.tokens ? text(`tokens.${row.tokens}`) : nothing}</td>
                {doors.map((door) => (
                  <td key={door}>{text(`opens.${row.opens[door]}`)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Container>
  )
}
