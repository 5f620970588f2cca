import type { ApiError } from '@mailroom/schemas/api-error'
import { useText } from '../words/texts.ts'
import { CodeBlock } from './CodeBlock.tsx'

type Props = Pick<ApiError, 'missingAction' | 'missingStatement' | 'deniedBy'>

/** The kinds of policies in AWS's words, by who can change them. Source: 01 IAM-09. */
const policyKinds = {
  'identity-based policy': 'identity',
  'service control policy': 'organization',
  'resource control policy': 'organization',
  'permissions boundary': 'boundary',
  'session policy': 'session',
  'resource-based policy': 'resource',
} as const

const kindsByName = new Map<string, (typeof policyKinds)[keyof typeof policyKinds]>(
  Object.entries(policyKinds),
)

/**
 * What AWS says is missing: the IAM action, and the statement that allows it or the policy that
 * denies it, with who can change that one. Empty if AWS says nothing. Source: 01 IAM-01, ERR-01.
 */
export function MissingPermission({ missingAction, missingStatement, deniedBy }: Props) {
  const text = useText('app')
  return (
    <>
      {missingAction !== undefined && (
        <p>
          {text(deniedBy === undefined ? 'missingAction' : 'deniedAction', {
            action: missingAction,
          })}
        </p>
      )}
      {deniedBy !== undefined && (
        <p>{text(`deniedBy.${kindsByName.get(deniedBy) ?? 'other'}`, { policy: deniedBy })}</p>
      )}
      {missingStatement !== undefined && (
        <>
          <p>{text('missingStatement')}</p>
          <CodeBlock>{JSON.stringify(missingStatement, null, 2)}</CodeBlock>
        </>
      )}
    </>
  )
}
