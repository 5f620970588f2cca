import type { AccessCell, Loss } from '@mailroom/schemas/access/access-impact'
import { accessProtocols } from '@mailroom/schemas/access-control-rules'
import { useCallback } from 'react'
import { useEntityNames } from '../../kit/entity/use-entities.ts'
import { useText } from '../../kit/words/texts.ts'
import type { LookedAt } from './impact/matrix.ts'
import { useRoles } from './use-roles.ts'

/**
 * Returns the words for accesses, and for those who make them. Users whom the index does not have,
 * deleted ones and roles that are gone are said to be unknown, with their ids. `onChosen` tells
 * whom a person has just chosen. Source: ACR-20.
 */
export function useAccessWords(userIds: readonly string[]) {
  const text = useText('accessRules')
  const { nameOfId, isGone, onChosen } = useEntityNames(userIds)
  const roles = useRoles()
  const userName = useCallback(
    (id: string) => (isGone(id) ? text('unknownUser', { name: nameOfId(id) }) : nameOfId(id)),
    [text, nameOfId, isGone],
  )
  const roleName = useCallback(
    (id: string) => {
      const role = roles?.find((each) => each.impersonationRoleId === id)
      return role?.name ?? (roles ? text('unknownRole', { id }) : id)
    },
    [text, roles],
  )
  const isRoleGone = useCallback(
    (id: string) => roles !== undefined && !roles.some((each) => each.impersonationRoleId === id),
    [roles],
  )
  const protocolName = useCallback(
    (value: string) => {
      const protocol = accessProtocols.find((each) => each === value)
      return protocol ? text(`protocol.${protocol}`) : value
    },
    [text],
  )
  const accessWords = useCallback(
    (cell: AccessCell, address = cell.ipAddress) => {
      const { action, ipAddress, userId, impersonationRoleId } = cell
      const from = address === ipAddress ? address : text('address', { name: address, ipAddress })
      const values = { protocol: protocolName(action), address: from }
      if (impersonationRoleId !== undefined)
        return text('access.role', { ...values, role: roleName(impersonationRoleId) })
      if (userId === undefined) return text('access.anybody', values)
      return text('access.user', { ...values, user: userName(userId) })
    },
    [text, protocolName, roleName, userName],
  )
  const placeWords = useCallback(
    ({ name, ranges, within }: LookedAt) => {
      const [range = '', ...alike] = ranges
      if (name !== undefined) return name
      if (range !== '') return text('rangesAlike', { range, count: alike.length })
      return within === undefined ? text('somewhere') : text('restOfRange', { range: within })
    },
    [text],
  )
  const lossWords = ({ action, ipAddress }: Loss, name = ipAddress) =>
    text('loss', {
      protocol: protocolName(action),
      address: name === ipAddress ? name : text('address', { name, ipAddress }),
    })
  return {
    accessWords,
    lossWords,
    placeWords,
    protocolName,
    userName,
    roleName,
    isGone,
    isRoleGone,
    onChosen,
  }
}
