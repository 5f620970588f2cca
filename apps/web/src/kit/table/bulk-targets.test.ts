import { expect, test } from 'vitest'
import { bulkLink, queryInAddress } from './bulk-targets.ts'

const scope = { connectionId: 'local', region: 'us-east-1', organizationId: 'm-1' } as const
const query = {
  types: ['USER' as const],
  states: ['ENABLED' as const, 'DISABLED' as const],
  text: 'jörg, a',
}

test('GEN-08 the link to a bulk change is readable, and selects the same entries for another person', () => {
  const { to } = bulkLink(scope, 'disable', { targets: { query }, count: 3 })
  expect(to).toBe(
    '/local/us-east-1/organizations/m-1/bulk/disable?types=USER&states=ENABLED,DISABLED&text=j%C3%B6rg,+a',
  )
  expect(queryInAddress(new URL(to, 'http://here').searchParams)).toEqual(query)
})

test('ids never appear in the address', () => {
  const chosen = { targets: { entityIds: ['u-1'] }, count: 1 }
  expect(bulkLink(scope, 'disable', chosen).to).toBe(
    '/local/us-east-1/organizations/m-1/bulk/disable',
  )
})

test('an address with a mistyped filter selects nothing, rather than everything', () => {
  const named = (search: string) => queryInAddress(new URLSearchParams(search))
  expect(named('')).toBeUndefined()
  expect(named('types=USER&state=DISABLED')).toBeUndefined()
  expect(named('types=USERS')).toBeUndefined()
  expect(named('query=%7B%7D')).toBeUndefined()
})
