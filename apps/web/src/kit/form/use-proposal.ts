import { useEffect, useRef } from 'react'

/**
 * Fills a field with a proposal until a person types something else; does nothing without a
 * proposal.
 */
export function useProposal(
  value: string,
  proposal: string | undefined,
  change: (value: string) => void,
): void {
  const told = useRef(value)
  useEffect(() => {
    if (proposal === undefined || value !== told.current || value === proposal) return
    told.current = proposal
    change(proposal)
  }, [value, proposal, change])
}
