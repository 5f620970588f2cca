import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { iamPolicy } from '@mailroom/schemas/iam-policy'
import { type Role, roles } from '@mailroom/schemas/role'
import { useText } from '../../kit/words/texts.ts'

/** Lets the browser save a file. */
function save(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** The IAM policy each role of this console needs, to download. Source: X-05, GEN-13. */
export function Policies() {
  const text = useText('apiReference')
  const appText = useText('app')
  const download = (role: Role) =>
    save(`mailroom-${role}.json`, `${JSON.stringify(iamPolicy(role), null, 2)}\n`)
  return (
    <Container
      header={
        <Header variant="h2" description={text('policiesExplanation')}>
          {text('policies')}
        </Header>
      }
    >
      <SpaceBetween direction="horizontal" size="xs">
        {roles.map((role) => (
          <Button key={role} iconName="download" onClick={() => download(role)}>
            {text('downloadPolicy', { role: appText(`role.${role}`) })}
          </Button>
        ))}
      </SpaceBetween>
    </Container>
  )
}
