import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the input that names the request in the address, and what it asks for in words. */
export function useApproval() {
  const text = useText('approvals')
  const { approvalId = '' } = useParams()
  const scope = useOrganizationScope()
  const { data } = useRead('approvals.list', scope)
  const approval = data?.items.find((each) => each.approvalId === approvalId)
  const { operation, requestedBy: by = '', reason = '' } = approval ?? {}
  const asked = operation && `${text(`approval.${operation}`)}. ${text('approval.by', { by })}`
  return {
    input: { ...scope, approvalId },
    words: asked && `${asked} ${text('approval.reason', { reason })}`,
  }
}
