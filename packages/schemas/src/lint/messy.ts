import type { LintDecisions } from '../lint-findings.ts'
import { parseRow, type SnapshotRow } from '../snapshot-kinds.ts'
import { decided, noDecisions } from './decisions.ts'
import { type LintFacts, type LintModel, modelBuilder } from './model.ts'

// Models for tests, from lines as a snapshot has them.

type Line = { kind: SnapshotRow['kind'] } & Record<string, unknown>

/** When the tests run. */
export const now = new Date('2026-11-28T12:00:00.000Z')

/** Makes a model of lines, each of which has to be one that a snapshot can have. */
export function modelOf(
  lines: readonly Line[],
  { decisions = {}, ...facts }: Partial<LintFacts> & { decisions?: Partial<LintDecisions> } = {},
): LintModel {
  const builder = modelBuilder()
  for (const line of lines) {
    const parsed = parseRow(JSON.parse(JSON.stringify(line)))
    if ('problem' in parsed) throw new Error(`${JSON.stringify(line)}: ${parsed.problem}`)
    builder.add(parsed.row)
  }
  return {
    ...builder.model(),
    ...{ now, exports: new Map() },
    snapshot: { snapshotId: 's', createdAt: '2026-11-27T12:00:00.000Z', isComplete: true },
    ...facts,
    decided: decided({ ...noDecisions, ...decisions }),
  }
}

/** A user with the addresses that AWS lists. */
export function user(name: string, { aliases = [], ...members }: Record<string, unknown> = {}) {
  const {
    email = `${name}@example.com`,
    displayName = 'Ana Silva',
    firstName = 'Ana',
    lastName = 'Silva',
    country = 'PT',
    ...rest
  } = members
  const id = `u-${name}`
  const line: Line = {
    ...{ kind: 'user', id, name, displayName, firstName, lastName, country, role: 'USER' },
    ...{ state: 'ENABLED', email, ...rest },
  }
  return [line, ...addresses(id, 'USER', email, aliases as string[])]
}

export function group(
  name: string,
  members: readonly string[],
  { aliases = [], ...rest }: Record<string, unknown> = {},
) {
  const { email = `${name}@example.com` } = rest
  const id = `g-${name}`
  const line: Line = { kind: 'group', id, name, state: 'ENABLED', ...rest, email }
  return [
    line,
    ...addresses(id, 'GROUP', email, aliases as string[]),
    ...members.map((memberId): Line => ({ kind: 'membership', groupId: id, memberId })),
  ]
}

export function resource(name: string, members: Record<string, unknown> = {}) {
  const { email = `${name}@example.com`, ...rest } = members
  const id = `r-${name}`
  const line: Line = {
    ...{ kind: 'resource', id, name, type: 'ROOM', state: 'ENABLED', email, ...rest },
  }
  return [line, ...addresses(id, 'RESOURCE', email, [])]
}

function addresses(ownerId: string, ownerKind: string, email: unknown, aliases: string[]): Line[] {
  return [email, ...aliases]
    .filter((each) => typeof each === 'string')
    .map((address) => ({
      ...{ kind: 'address', address, ownerId, ownerKind, primary: address === email },
    }))
}

export const permission = (mailboxId: string, granteeId: string, ...values: string[]): Line => ({
  ...{ kind: 'permission', mailboxId, granteeId, values },
  granteeKind: granteeId.startsWith('g-') ? 'GROUP' : 'USER',
})

export const domain = (name: string, members: object = {}): Line => ({
  ...{ kind: 'domain', name, isTest: false, isDefault: false, ownershipStatus: 'VERIFIED' },
  ...members,
})
