import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import * as z from 'zod/mini'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { keep, kept } from '../../../kit/data/storage.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { CheckList } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ClientLinks } from './ClientLinks.tsx'
import { useSetUp } from './use-set-up.ts'

const key = 'setUp.dismissed'

const Dismissed = z.array(z.string())

/** Returns whether this browser's person has put the guide of an organization away, and a switch. */
function useDismissed(): [boolean, (isDismissed: boolean) => void] {
  const path = organizationPath(useOrganizationScope())
  const [all, setAll] = useState(() => Dismissed.safeParse(kept(key)).data ?? [])
  return [
    all.includes(path),
    (isDismissed) => {
      const others = all.filter((each) => each !== path)
      const next = isDismissed ? [...others, path] : others
      keep(key, next)
      setAll(next)
    },
  ]
}

type SetUpState = ReturnType<typeof useSetUp>

/** Says what the test domain is for while it is the default, or while nobody is enabled: GS-03. */
function TestDomainWarning({ alias, hasNobody, isTestDomainDefault }: SetUpState) {
  const text = useText('setUp')
  const scope = useOrganizationScope()
  if (alias === undefined || !(hasNobody || isTestDomainDefault)) return null
  const domain = `${alias.toLowerCase()}.awsapps.com`
  return (
    <Alert type="warning" header={text(isTestDomainDefault ? 'testDefault' : 'nobody', { domain })}>
      {isTestDomainDefault && <div>{text('testOnly')}</div>}
      {hasNobody && <div>{text('mayBeReleased', { domain })}</div>}
      <AppLink to={organizationPath(scope, hasNobody ? 'users' : 'domains')}>
        {text(hasNobody ? 'toUsers' : 'toDomains')}
      </AppLink>
    </Alert>
  )
}

/**
 * The steps that are left to set up the organization, until each is done or a person puts the guide
 * away in this browser; the warning about the test domain stays. Source: GS-01 to GS-07, ORG-21.
 */
export function SetUp() {
  const text = useText('setUp')
  const state = useSetUp()
  const [isDismissed, setDismissed] = useDismissed()
  const { isOpen, checks, alias, migrationAdmin } = state
  if (!isOpen) return null
  const optional = [
    {
      id: 'migration',
      name: text('step.migration'),
      state: migrationAdmin === undefined ? 'unasked' : 'passed',
      stateWords: text(migrationAdmin === undefined ? 'optional' : 'done'),
      explanation: text('explain.migration'),
    } as const,
    {
      id: 'clients',
      name: text('step.clients'),
      state: 'unasked',
      stateWords: text('atTheEnd'),
      explanation: <ClientLinks alias={alias} />,
    } as const,
  ]
  return (
    <SpaceBetween size="l">
      <TestDomainWarning {...state} />
      {isDismissed ? (
        <Button variant="inline-link" onClick={() => setDismissed(false)}>
          {text('showGuide')}
        </Button>
      ) : (
        <Container
          header={
            <Header
              variant="h2"
              description={text('description')}
              actions={<Button onClick={() => setDismissed(true)}>{text('dismiss')}</Button>}
            >
              {text('title')}
            </Header>
          }
        >
          <CheckList label={text('title')} checks={[...checks, ...optional]} />
        </Container>
      )}
    </SpaceBetween>
  )
}
