import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { Acknowledge, useAcknowledge } from '../../kit/form/Acknowledge.tsx'
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
  const { missing, field } = useAcknowledge(text('lossFirst'))
  return (
    <ConfirmDialog
      id="mailDomains.register"
      input={loss ? { ...input, replacesPolicy: field.checked } : input}
      missing={loss && missing}
      {...words}
    >
      <SpaceBetween size="s">
        <div>{children}</div>
        {loss && (
          <PolicyLoss domainName={input.domainName} loss={loss}>
            <Acknowledge {...field}>{text('lossAccepted')}</Acknowledge>
          </PolicyLoss>
        )}
      </SpaceBetween>
    </ConfirmDialog>
  )
}
