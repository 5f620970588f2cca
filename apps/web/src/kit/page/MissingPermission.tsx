import type { ApiError } from '@mailroom/schemas'
import { useText } from '../words/texts.ts'
import { CodeBlock } from './CodeBlock.tsx'

type Props = Pick<ApiError, 'missingAction' | 'missingStatement' | 'deniedBy'>

/**
 * What AWS says is missing: the IAM action, and the statement that allows it or the policy that
 * denies it. Empty if AWS says nothing. Source: 01 IAM-01, ERR-01.
 */
export function MissingPermission({ missingAction, missingStatement, deniedBy }: Props) {
  const text = useText('app')
  return (
    <>
      {missingAction !== undefined && <p>{text('missingAction', { action: missingAction })}</p>}
      {deniedBy !== undefined && <p>{text('deniedBy', { policy: deniedBy })}</p>}
      {missingStatement !== undefined && (
        <>
          <p>{text('missingStatement')}</p>
          <CodeBlock>{JSON.stringify(missingStatement, null, 2)}</CodeBlock>
        </>
      )}
    </>
  )
}
