import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../kit/words/texts.ts'
import { PolicyLoss, usePolicyLoss } from './PolicyLoss.tsx'
import { useDomainRead } from './use-domain.ts'

type Props = { title: string; confirmLabel: string; done: string; children: ReactNode }

/**
 * Asks before the domain in the address is added again, and whether that may replace statements of
 * the own. Source: DOM-40, DOM-41.
 */
export function AddAgainDialog({ children, ...words }: Props) {
  const text = useText('domains')
  const { input } = useDomainRead()
  const loss = usePolicyLoss(input.domainName)
  const [isAccepted, setAccepted] = useState(false)
  const needed = loss && !isAccepted ? text('lossFirst') : undefined
  return (
    <ConfirmDialog
      id="mailDomains.register"
      input={loss ? { ...input, replacesPolicy: isAccepted } : input}
      missing={needed}
      {...words}
    >
      <SpaceBetween size="s">
        <div>{children}</div>
        {loss && (
          <PolicyLoss domainName={input.domainName} loss={loss}>
            <Checkbox checked={isAccepted} onChange={({ detail }) => setAccepted(detail.checked)}>
              {text('lossAccepted')}
            </Checkbox>
          </PolicyLoss>
        )}
      </SpaceBetween>
    </ConfirmDialog>
  )
}
