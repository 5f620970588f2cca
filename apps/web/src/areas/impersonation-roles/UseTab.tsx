import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ewsEndpoint } from '@mailroom/schemas/autodiscover'
import type { Entity } from '@mailroom/schemas/entities'
import { useState } from 'react'
import { useRead } from '../../kit/data/use-read.ts'
import { EntityPicker } from '../../kit/entity/EntityPicker.tsx'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { useText } from '../../kit/words/texts.ts'
import { snippets } from './snippets.ts'
import { useRoleInput } from './use-role.ts'

/**
 * Programs that use the role, with everything filled in but no secret. Mailroom itself never assumes
 * the role: the token would open mailboxes. Source: IMP-10.
 */
export function UseTab() {
  const text = useText('impersonationRoles')
  const input = useRoleInput()
  const reach = useRead('impersonationRoles.listReach', input)
  const [chosen, setChosen] = useState<Entity>()
  const first = reach.data?.items.find(({ opener, email }) => !opener && email !== undefined)
  const emailAddress = chosen?.email ?? first?.email ?? 'EMAIL_ADDRESS'
  const place = {
    ...{ region: input.region, organizationId: input.organizationId },
    ...{ impersonationRoleId: input.impersonationRoleId, ewsUrl: ewsEndpoint(input.region) },
    emailAddress,
  }
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text('use')}</Header>}>
        <SpaceBetween size="m">
          <ol>
            <li>{text('use.assume')}</li>
            <li>{text('use.bearer')}</li>
            <li>{text('use.impersonate')}</li>
          </ol>
          <div>{text('use.never')}</div>
          <EntityPicker
            label={text('use.person')}
            description={text('use.personExplanation')}
            offered={{ types: ['USER'], states: ['ENABLED'] }}
            chosen={chosen}
            onChange={setChosen}
          />
        </SpaceBetween>
      </Container>
      {snippets.map(({ language, code }) => (
        <Container
          key={language}
          header={<Header variant="h2">{text(`language.${language}`)}</Header>}
        >
          <CodeBlock>{code(place)}</CodeBlock>
        </Container>
      ))}
    </SpaceBetween>
  )
}
