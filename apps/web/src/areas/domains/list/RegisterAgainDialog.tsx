import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
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
    <ConfirmDialog
      id="mailDomains.register"
      input={input}
      title={text('registerAgainTitle', { domain })}
      confirmLabel={text('registerAgain')}
      done={text('addedAgain', { domain })}
    >
      {text('registerAgainExplanation')}
    </ConfirmDialog>
  )
}
