import SpaceBetween from '@cloudscape-design/components/space-between'
import { useText } from '../../../kit/words/texts.ts'
import { AddAgainDialog } from '../AddAgainDialog.tsx'
import { useDomainRead } from '../use-domain.ts'

/** Adds the domain in the address again, by which AWS renews its policy. Source: DOM-40. */
export function UpdatePolicyDialog() {
  const text = useText('identityPolicies')
  const { input } = useDomainRead()
  const { domainName: domain } = input
  return (
    <AddAgainDialog
      title={text('updateTitle', { domain })}
      confirmLabel={text('update')}
      done={text('updated', { domain })}
    >
      <SpaceBetween size="s">
        <div>{text('updateMeaning')}</div>
        <div>{text('updateKeeps')}</div>
      </SpaceBetween>
    </AddAgainDialog>
  )
}
