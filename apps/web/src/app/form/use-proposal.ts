import { useEffect, useRef } from 'react'

/** Keeps a field at what is proposed for it until somebody types something else; without a proposal it is left alone. */
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
