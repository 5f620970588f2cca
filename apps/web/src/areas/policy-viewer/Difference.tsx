import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PolicyDifference } from '@mailroom/schemas/policies/compare-policy'
import type { Role } from '@mailroom/schemas/role'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { visible } from '../../kit/page/visible.ts'
import { useText } from '../../kit/words/texts.ts'

type Props = { role: Role; difference: PolicyDifference }

/** How a policy differs from what a role of Mailroom needs. Source: IAM-01, IAM-15, IAM-20. */
export function Difference({ role, difference }: Props) {
  const text = useText('policyViewer')
  const appText = useText('app')
  const { missing, sometimes, more, moreOfOthers } = difference
  const parts = { missing, sometimes, more, moreOfOthers }
  const signs = {
    missing: 'failed',
    sometimes: 'attention',
    more: 'attention',
    moreOfOthers: 'attention',
  } as const
  return (
    <Container
      header={
        <Header variant="h2" description={text('differenceDescription')}>
          {text('difference', { role: appText(`role.${role}`) })}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <CheckList
          label={text('difference', { role: appText(`role.${role}`) })}
          checks={(['missing', 'sometimes', 'more', 'moreOfOthers'] as const).map((id) => ({
            ...{ id, name: text(`difference.${id}`) },
            state: parts[id].length === 0 ? 'passed' : signs[id],
            stateWords: text('actions', { count: parts[id].length }),
            details: parts[id].length > 0 && <p>{visible(parts[id].join(', '))}</p>,
          }))}
        />
        {missing.length > 0 && (
          <>
            <div>{text('addStatement')}</div>
            <CodeBlock>
              {JSON.stringify({ Effect: 'Allow', Action: missing, Resource: '*' }, null, 2)}
            </CodeBlock>
          </>
        )}
      </SpaceBetween>
    </Container>
  )
}
