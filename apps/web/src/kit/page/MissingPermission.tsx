import type { ApiError } from '@mailroom/schemas'
import { lazy, Suspense } from 'react'
import { useText } from '../words/texts.ts'

/** Loaded when AWS has denied something. */
const CopyableCode = lazy(async () => {
  const { CopyableCode: code } = await import('@mailroom/ui/CopyableCode')
  return { default: code }
})

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
          <Suspense>
            <CopyableCode
              code={JSON.stringify(missingStatement, null, 2)}
              copyLabel={text('copyCommand')}
              copiedText={text('copied')}
              failedText={text('copyFailed')}
            />
          </Suspense>
        </>
      )}
    </>
  )
}
