import { DiscardDialog } from '../../../kit/guide/WriteDialog.tsx'
import { usePolicyGuide } from './use-policy-guide.ts'

/** Discards the draft of the mobile policy. */
export function DiscardPolicyDialog() {
  return <DiscardDialog guide={usePolicyGuide()} />
}
