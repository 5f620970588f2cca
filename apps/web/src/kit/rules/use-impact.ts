import type { Impact } from '@mailroom/schemas/access/impact'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '../data/use-settled.ts'

/** The pause in typing after which the impact is computed again. Milliseconds. */
const pauseMs = 150

/** What an impact is computed from, as a text: the same one as long as it stays the same. */
function textOf(input: unknown): string {
  return JSON.stringify(input)
}

/**
 * Computes what a change of rules means, again whenever `input` has become another; while that
 * lasts, `isCurrent` is false and the impact is that of before. `kind` names the rules.
 */
export function useImpact<Input>(
  kind: string,
  input: Input,
  compute: (input: Input) => Impact | Promise<Impact>,
) {
  const now = textOf(input)
  const settled = useSettled(now, pauseMs)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['impact', kind, settled],
    // The text was made of such an input.
    queryFn: () => compute(JSON.parse(settled) as Input),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0, placeholderData: keepPreviousData },
  })
  return { impact: data, error, isCurrent: now === settled && data && !isPlaceholderData }
}
