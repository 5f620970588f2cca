import type { Targets } from '@mailroom/schemas'
import { useLocation, useSearchParams } from 'react-router'
import { BulkTargets, queryInAddress } from '../app/directory/bulk-targets.ts'

/**
 * Returns the targets of the form: those a list handed over, or the query in the address of a link;
 * undefined without either.
 */
export function useBulkTargets(): Targets | undefined {
  const { state } = useLocation()
  const [params] = useSearchParams()
  const handedOver = BulkTargets.safeParse(state)
  if (handedOver.success) return handedOver.data.targets
  const query = queryInAddress(params)
  return query && { query }
}
