import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  managedPolicies,
  managedPoliciesChanged,
  managedPolicyArn,
  managedPolicyNames,
} from '@mailroom/schemas/policies/managed-policies'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** What one of Amazon's managed policies lacks, with the statement that adds it. Source: POL-05 to 07. */
export function ManagedPolicy({ name }: { name: string }) {
  const text = useText('policyViewer')
  const { day } = useFormats()
  const known = managedPolicyNames.find((each) => each === name)
  if (!known) return null
  const { lacks } = managedPolicies[known]
  const statement = { Effect: 'Allow', Action: lacks, Resource: '*' }
  const { last, trackedSince } = managedPoliciesChanged
  return (
    <Container
      header={
        <Header variant="h2" description={text(`managed.${known}`)}>
          {name}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Copyable what={text('policyArn')}>{managedPolicyArn(name)}</Copyable>
        <div>{text('managedRules', { last: day(last), since: day(trackedSince) })}</div>
        <div>{text('lacks')}</div>
        <CodeBlock>{JSON.stringify(statement, null, 2)}</CodeBlock>
      </SpaceBetween>
    </Container>
  )
}
