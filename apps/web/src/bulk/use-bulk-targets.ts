import type { Targets } from '@mailroom/schemas'
import { useLocation, useSearchParams } from 'react-router'
import { BulkTargets, queryInAddress } from '../app/directory/bulk-targets.ts'

/**
 * Who the form is about: what a list handed over, or the query of the address where somebody followed a link; nothing where the
 * form was opened without either.
 */
export function useBulkTargets(): Targets | undefined {
  const { state } = useLocation()
  const [params] = useSearchParams()
  const handedOver = BulkTargets.safeParse(state)
  if (handedOver.success) return handedOver.data.targets
  const query = queryInAddress(params)
  return query && { query }
}
