import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { CheckList } from '../../../kit/page/CheckList.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'

const later = ['domain', 'default', 'users', 'migration', 'clients'] as const

type Props = {
  title: string
  description: string
  actions: ReactNode
  /** The page that creates an organization, for people who may. */
  createPath: string | undefined
}

/**
 * The page of a Region without an organization, in place of an empty table: what is needed, and the
 * steps from the first one on. Source: GS-01, GS-02.
 */
export function FirstSteps({ createPath, ...page }: Props) {
  const text = useText('setUp')
  return (
    <Page {...page}>
      <Container
        header={
          <Header variant="h2" description={text('firstDescription')}>
            {text('firstTitle')}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <div>
            {text('prerequisites')}
            <ul>
              <li>{text('needsAccount')}</li>
              <li>{text('needsPermissions')}</li>
              <li>{text('needsDomain')}</li>
            </ul>
          </div>
          <CheckList
            label={text('firstTitle')}
            checks={[
              {
                id: 'create',
                name: text('step.create'),
                state: 'attention',
                stateWords: text('open'),
                explanation: text('explain.create'),
                ...(createPath === undefined
                  ? {}
                  : { next: { to: createPath, text: text('toCreate') } }),
              },
              ...later.map(
                (id) =>
                  ({
                    id,
                    name: text(`step.${id}`),
                    state: 'unasked',
                    stateWords: text(id === 'migration' ? 'optional' : 'afterwards'),
                    explanation: text(`explain.${id}`),
                  }) as const,
              ),
            ]}
          />
        </SpaceBetween>
      </Container>
    </Page>
  )
}
