import { accessControl, type DecidingRule } from './access-control-effect.ts'
import { type Impact, impactOf } from './impact.ts'

/**
 * The accesses that are looked at: each protocol from each address by each person, and EWS from each
 * address by each impersonation role. A person without an id is anybody whom no rule names.
 */
export type AccessMatrix = {
  actions: readonly string[]
  addresses: readonly string[]
  people: readonly (string | undefined)[]
  roles: readonly string[]
}

/** One of these accesses. */
export type AccessCell = {
  action: string
  ipAddress: string
  userId?: string | undefined
  impersonationRoleId?: string | undefined
}

/** A user id that no rule can have. */
const nobodyNamed = ''

/** Returns how many accesses are looked at, and each by its place. */
export function cellsOf({ actions, addresses, people, roles }: AccessMatrix) {
  const byPeople = actions.length * addresses.length * people.length
  const at = (place: number): AccessCell => {
    if (place >= byPeople) {
      const role = place - byPeople
      const ipAddress = addresses[Math.floor(role / roles.length)] ?? ''
      return { action: 'EWS', ipAddress, impersonationRoleId: roles[role % roles.length] ?? '' }
    }
    const pair = Math.floor(place / people.length)
    const ipAddress = addresses[pair % addresses.length] ?? ''
    const action = actions[Math.floor(pair / addresses.length)] ?? ''
    return { action, ipAddress, userId: people[place % people.length] }
  }
  return { count: byPeople + addresses.length * roles.length, byPeople, at }
}

/** What nobody can do any more. */
export type Loss = { action: string; ipAddress: string }

/** Protocols and addresses with which somebody got in before, and nobody does afterwards. */
function lossesOf(impact: Impact, matrix: AccessMatrix, isDenied: Uint8Array): Loss[] {
  const { people } = matrix
  const { byPeople, at } = cellsOf(matrix)
  const closing = new Set<number>()
  for (const cell of impact.cells)
    if (cell < byPeople && isDenied[cell]) closing.add(Math.floor(cell / people.length))
  return [...closing]
    .filter((pair) => people.every((_, person) => isDenied[pair * people.length + person]))
    .map((pair): Loss => {
      const { action, ipAddress } = at(pair * people.length)
      return { action, ipAddress }
    })
}

export type AccessImpact = Impact & { losses: readonly Loss[] }

/** Compares what two sets of rules decide about the accesses of a matrix. Source: ACR-26. */
export function accessImpact(
  before: readonly DecidingRule[],
  after: readonly DecidingRule[],
  matrix: AccessMatrix,
): AccessImpact {
  const [decideBefore, decideAfter] = [accessControl(before), accessControl(after)]
  const { count, at } = cellsOf(matrix)
  const isDenied = new Uint8Array(count)
  const requestAt = (place: number): AccessCell => {
    const cell = at(place)
    if (cell.impersonationRoleId === undefined) cell.userId ??= nobodyNamed
    return cell
  }
  const impact = impactOf(
    count,
    (place) => decideBefore(requestAt(place)),
    (place) => {
      const decision = decideAfter(requestAt(place))
      isDenied[place] = Number(decision.effect === 'DENY')
      return decision
    },
    ({ name }) => name,
  )
  return { ...impact, losses: lossesOf(impact, matrix, isDenied) }
}
