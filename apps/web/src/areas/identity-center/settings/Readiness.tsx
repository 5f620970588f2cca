import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Output } from '@mailroom/schemas/operations'
import { organizationPath } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { type Check, CheckList, type CheckState } from '../../../kit/page/CheckList.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useConfiguration } from './use-configuration.ts'

type Configuration = Output<'identityProvider.describe'>
type Found = Output<'identityProvider.checkMode'>

/** Who can sign in, as far as a read tells: by association, and by assignment. Source: IDC-02. */
function useChecks({ identityCenterConfiguration: center }: Configuration): Check[] {
  const text = useText('identityCenter')
  const errorWords = useErrorWords()
  const { scope } = useConfiguration()
  const { data, error, refetch } = useRead('identityProvider.checkMode', scope)
  const read = (name: (found: Found) => readonly unknown[] | undefined) => {
    const left = data && name(data)?.length
    const state: CheckState =
      left === undefined
        ? error || data
          ? 'unasked'
          : 'checking'
        : left > 0
          ? 'attention'
          : 'passed'
    return { left, state, ...(error ? { onRetry: refetch } : {}) }
  }
  const associated = read(({ unassociated }) => unassociated)
  const assigned = read(({ unassigned }) => unassigned)
  const to = (path: string) => organizationPath(scope, path)
  const unknown = data?.unassignedUnknown
  const reason = unknown && errorWords({ code: unknown, message: '', requestId: '' })
  return [
    {
      ...{ id: 'names', name: text('ready.names'), state: 'unasked' as const },
      ...{ stateWords: text('ready.byPerson'), explanation: text('ready.namesMeaning') },
    },
    {
      ...{ id: 'enabled', name: text('ready.enabled'), state: center ? 'passed' : 'failed' },
      explanation: text('ready.enabledMeaning'),
    },
    {
      ...{
        id: 'assigned',
        name: text('ready.assigned'),
        state: center ? assigned.state : 'unasked',
      },
      explanation:
        assigned.left === undefined
          ? text('ready.assignedUnknown', { reason: reason ?? '' })
          : text('ready.assignedCount', { count: assigned.left }),
      next: { to: to('identity-center/assignments'), text: text('assignments') },
    },
    {
      ...{ id: 'associated', name: text('ready.associated'), state: associated.state },
      explanation: text('ready.associatedCount', {
        count: associated.left ?? 0,
        all: data?.enabledUsers ?? 0,
      }),
      next: { to: to('identity-center/associations?is=enabledOpen'), text: text('associations') },
    },
  ]
}

/** The steps before people sign in with Identity Center, with live marks. Source: IDC-02. */
export function Readiness({ configuration }: { configuration: Configuration }) {
  const text = useText('identityCenter')
  return (
    <Container
      header={
        <Header variant="h2" description={text('readyDescription')}>
          {text('ready')}
        </Header>
      }
    >
      <CheckList label={text('ready')} checks={useChecks(configuration)} />
    </Container>
  )
}
