import { expect, test } from 'vitest'
import { can } from './can.ts'
import { declarationOf, type OperationId, operations } from './operations.ts'
import { rolesIn, rolesText } from './role.ts'

/** The list shows a change of rights in review; `vitest run -u` writes it. */
test('each operation has the roles that rights.txt lists', async () => {
  const rights = Object.keys(operations)
    .map((id) => `${id}: ${declarationOf(id as OperationId).roles.join(' ')}\n`)
    .join('')
  await expect(rights).toMatchFileSnapshot('./rights.txt')
})

test('m5 an auditor may read whatever an administrator reads', () => {
  const refused = Object.entries(operations)
    .filter(
      ([, { kind, roles }]) => kind === 'read' && !(roles as readonly string[]).includes('auditor'),
    )
    .map(([id]) => id)
  expect(refused).toEqual([])
})

test('an auditor may change nothing at AWS', () => {
  const writes = (Object.keys(operations) as OperationId[]).filter((id) => {
    const { kind, roles, changesOnlyMailroom } = declarationOf(id)
    return kind === 'write' && !changesOnlyMailroom && roles.includes('auditor')
  })
  expect(writes).toEqual([])
})

test('S12 somebody with several roles may do what any of them may, and nothing else', () => {
  const both = ['helpDesk', 'auditor'] as const
  expect(can(['helpDesk'], 'auditEntries.describeProof')).toBe(false)
  expect(can(both, 'auditEntries.describeProof')).toBe(true)
  expect(can(both, 'users.resetPassword')).toBe(true)
  expect(can(both, 'users.delete')).toBe(false)
  expect(can([], 'session.describe')).toBe(false)
})

test('S12 several roles are stored in one order, and unknown ones are not read', () => {
  expect(rolesText(['auditor', 'helpDesk', 'auditor'])).toBe('helpDesk auditor')
  expect(rolesIn('helpDesk auditor')).toEqual(['helpDesk', 'auditor'])
  expect([rolesIn(''), rolesIn('owner helpDesk')]).toEqual([[], ['helpDesk']])
})
