import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The order of moving, with the page of each step that has one. Source: spec 07 §6.7. */
const steps = [
  { id: 'verifyDomains', path: undefined },
  { id: 'linter', path: 'exit/linter' },
  { id: 'users', path: undefined },
  { id: 'wait', path: undefined },
  { id: 'rooms', path: undefined },
  { id: 'groups', path: undefined },
  { id: 'aliases', path: undefined },
  { id: 'permissions', path: undefined },
  { id: 'pilot', path: undefined },
  { id: 'copy', path: 'exit/exports' },
  { id: 'cutOver', path: 'exit/cut-over' },
  { id: 'secondPass', path: 'exit/exports' },
  { id: 'verification', path: 'exit/verification' },
  { id: 'leftOvers', path: 'exit/left-overs' },
] as const

/** What to do with the files, one step after the other; `00-READ-ME.md` has the commands. */
export function NextSteps({ target }: { target: string }) {
  const text = useText('kits')
  const scope = useOrganizationScope()
  return (
    <Container
      header={
        <Header variant="h2" description={text('stepsMeaning')}>
          {text('steps')}
        </Header>
      }
    >
      <ol>
        {steps.map(({ id, path }) => (
          <li key={id}>
            {text(`step.${id}`, { target })}{' '}
            {path && (
              <AppLink to={organizationPath(scope, path)}>{text(`stepPage.${path}`)}</AppLink>
            )}
          </li>
        ))}
      </ol>
    </Container>
  )
}
