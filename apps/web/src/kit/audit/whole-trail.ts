import { useCan } from '../access/Can.tsx'

/** Returns whether a person reads the whole trail; others read their own entries only. */
export function useReadsWholeTrail(): boolean {
  return useCan()('auditEntries.describeProof')
}
