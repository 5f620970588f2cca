import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Loading } from '@mailroom/ui/Loading'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../../kit/words/texts.ts'
import type { Operation } from './document.ts'

/** Loaded with the first operation that a person opens. */
const MembersTable = lazy(async () => {
  const { MembersTable: table } = await import('./MembersTable.tsx')
  return { default: table }
})

type Props = { operation: Operation }

function Description({ operation }: Props) {
  const text = useText('apiReference')
  const appText = useText('app')
  const actions = operation['x-aws-actions']
  return (
    <SpaceBetween size="m">
      <Details
        items={[
          { label: text('address'), value: `POST /api/${operation.operationId}` },
          { label: text('kind'), value: text(`kind.${operation['x-kind']}`) },
          {
            label: text('roles'),
            value: operation['x-roles'].map((role) => appText(`role.${role}`)).join(', '),
          },
          {
            label: text('awsActions'),
            value: actions.length === 0 ? text('none') : actions.join(', '),
          },
        ]}
      />
      <Suspense fallback={<Loading label={appText('loading')} />}>
        <SpaceBetween size="m">
          <MembersTable
            title={text('input')}
            schema={operation.requestBody.content['application/json'].schema}
          />
          <MembersTable
            title={text('output')}
            schema={operation.responses['200']?.content['application/json'].schema}
          />
        </SpaceBetween>
      </Suspense>
    </SpaceBetween>
  )
}

/** An operation, folded until a person opens it. */
export function OperationSection({ operation }: Props) {
  const [expanded, setExpanded] = useState(false)
  return (
    <ExpandableSection
      headerText={operation.operationId}
      headingTagOverride="h3"
      headerDescription={operation.summary}
      expanded={expanded}
      onChange={({ detail }) => setExpanded(detail.expanded)}
    >
      {expanded && <Description operation={operation} />}
    </ExpandableSection>
  )
}
