import type { Mover } from '@mailroom/schemas/movers'
import type { StatusType } from '@mailroom/ui/Status'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useText } from '../../../kit/words/texts.ts'

const dayMs = 24 * 60 * 60_000

/** Returns the mover of the address. */
export function useMover() {
  const query = useRead('movers.list', useOrganizationScope())
  const { moverId } = useParams()
  return useRow({ ...query, data: query.data?.items }, moverId, (mover) => mover.moverId)
}

/** Returns the state of an access in words, with its sign, by AWS's clock. Source: KIT-08. */
export function useMoverState() {
  const text = useText('leftOvers')
  const now = useAwsNow()
  return ({ endsOn, revokedAt, role }: Mover): { words: string; sign: StatusType } => {
    if (revokedAt !== undefined)
      return role === 'exists'
        ? { words: text('mover.stillThere'), sign: 'error' }
        : { words: text('mover.revoked'), sign: 'success' }
    const days = Math.floor((Date.parse(endsOn) + dayMs - now.getTime()) / dayMs)
    return days < 0
      ? { words: text('mover.ended'), sign: 'error' }
      : { words: text('mover.active', { days }), sign: 'warning' }
  }
}
