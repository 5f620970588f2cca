import { expect, test } from 'vitest'
import { declarationOf, type OperationId, operations } from './operations.ts'

/** Rights are read before they change: whoever adds or changes an operation looks at its line here. */
test('who may do what', () => {
  const rights = Object.keys(operations)
    .map((id) => `${id}: ${declarationOf(id as OperationId).roles.join(' ')}`)
    .join('\n')
  expect(rights).toMatchInlineSnapshot(`
    "session.describe: administrator helpDesk auditor
    organizations.list: administrator helpDesk auditor
    organizations.describe: administrator helpDesk auditor
    mailDomains.list: administrator helpDesk auditor
    mailDomains.describe: administrator helpDesk auditor
    users.list: administrator helpDesk auditor
    users.find: administrator helpDesk auditor
    users.describe: administrator helpDesk auditor
    users.create: administrator
    users.enable: administrator
    users.disable: administrator
    users.delete: administrator
    users.resetPassword: administrator helpDesk
    aliases.list: administrator helpDesk auditor
    entities.describe: administrator helpDesk auditor
    sessions.list: administrator auditor
    sessions.revoke: administrator
    auditEntries.list: administrator auditor"
  `)
})

test('an auditor may change nothing', () => {
  const writes = Object.entries(operations)
    .filter(
      ([, { kind, roles }]) => kind === 'write' && (roles as readonly string[]).includes('auditor'),
    )
    .map(([id]) => id)
  expect(writes).toEqual([])
})
