/** A `PLANNED` run has sent nothing. `FAILED`: AWS no longer has the organization. */
export const exportRunStates = [
  ...(['PLANNED', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const),
] as const
export type ExportRunState = (typeof exportRunStates)[number]

/** The states of an item; the last five have ended. Source: XQ-08. */
export const exportItemStates = [
  ...(['PLANNED', 'WAITING', 'STARTING', 'RUNNING'] as const),
  ...(['COMPLETED', 'FAILED', 'CANCELLED', 'LOST', 'SKIPPED'] as const),
] as const
export type ExportItemState = (typeof exportItemStates)[number]

type RunState = {
  state: ExportRunState
  counts: Partial<Record<(typeof exportItemStates)[number], number>>
}

/** Whether a run still changes by itself. */
export function isActive({ state, counts }: RunState): boolean {
  const underWay = (counts.STARTING ?? 0) + (counts.RUNNING ?? 0)
  return state === 'RUNNING' || (state === 'PAUSED' && underWay > 0)
}
