import type { Output } from '@mailroom/schemas/operations'
import { useCallback } from 'react'
import { useText } from '../../kit/words/texts.ts'

type Count = Pick<
  Output<'impersonationRoles.countReach'>,
  'type' | 'direct' | 'total' | 'through' | 'index'
>

/**
 * Says how far a role reaches, such as *Full access to 12 of 240 mailboxes*. As long as the
 * directory is read, it is what is known so far. Source: IMP-02.
 */
export function useReachWords() {
  const text = useText('impersonationRoles')
  return useCallback(
    ({ type, direct, total, through, index }: Count): string =>
      [
        text(`reachOf.${type}`, { direct, total }),
        ...(through > 0 ? [text('reachThrough', { through })] : []),
        ...(index.asOf === undefined || index.phase === 'PERMISSIONS' ? [text('reachSoFar')] : []),
      ].join(' '),
    [text],
  )
}
