import type { JobRow } from '@mailroom/schemas/job-rows'
import { useLocation } from 'react-router'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

type Props = { row: JobRow; canChange: boolean }

/**
 * The address of a row: the planned one, its origin, and a link that changes it. Source: GEN-09,
 * USR-07, GRP-04.
 */
export function RowAddress({ row, canChange }: Props) {
  const text = useText('jobs')
  const { search } = useLocation()
  const { address, entity, number } = row
  const name = nameOf(entity)
  const email = address?.email ?? entity.email ?? nothing
  return (
    <span title={email}>
      {address && canChange ? (
        <AppLink
          to={`rows/${number}/address${search}`}
          ariaLabel={`${email}: ${text('changeAddressOf', { name })}`}
        >
          {address.email ?? text('changeAddress')}
        </AppLink>
      ) : (
        email
      )}
      {address?.email !== undefined && address.from === 'FORMER' && ` (${text('from.FORMER')})`}
    </span>
  )
}
