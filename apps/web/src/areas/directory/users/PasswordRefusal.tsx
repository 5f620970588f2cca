import Alert from '@cloudscape-design/components/alert'
import type { ApiError } from '@mailroom/schemas'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Explains a refused password: whose rules apply, the rules, and what the directory said.
 * Source: USR-29, USR-31.
 */
export function PasswordRefusal({ refusal }: { refusal: ApiError }) {
  const text = useText('users')
  const { hasOurPolicy } = useDirectory()
  return (
    <Alert type="info" header={text('refusedTitle')}>
      {text(hasOurPolicy ? 'refusedByPolicy' : 'refusedByActiveDirectory')}
      {refusal.message !== '' && (
        <p>
          {text('refusedWords')} <span lang="en">{refusal.message}</span>
        </p>
      )}
    </Alert>
  )
}
