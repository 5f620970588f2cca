import { useText } from '../../../kit/words/texts.ts'
import { AddAgainDialog } from '../AddAgainDialog.tsx'
import { useDomain } from '../use-domain.ts'

/**
 * Adds the domain in the address again, which starts its verification and renews its policy.
 * Source: DOM-18, DOM-40.
 */
export function RegisterAgainDialog() {
  const text = useText('domains')
  const { input } = useDomain()
  const { domainName: domain } = input
  return (
    <AddAgainDialog
      title={text('registerAgainTitle', { domain })}
      confirmLabel={text('registerAgain')}
      done={text('addedAgain', { domain })}
    >
      {text('registerAgainExplanation')}
    </AddAgainDialog>
  )
}
