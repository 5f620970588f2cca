import { expect, test } from 'vitest'
import { conclusionOf, type FindingId, ranked } from './findings.ts'

type State = 'failed' | 'attention' | 'unasked' | 'checking' | 'passed'

const found = (...all: [FindingId, State][]) => all.map(([id, state]) => ({ id, state }))
const ids = (findings: readonly { id: string }[]) => findings.map(({ id }) => id)

test.each<{ says: string; of: [FindingId, State][]; order: FindingId[] }>([
  {
    says: 'failed before attention before unasked before passed',
    of: [
      ['domain', 'passed'],
      ['owner', 'unasked'],
      ['mx', 'attention'],
      ['dmarc', 'failed'],
    ],
    order: ['dmarc', 'mx', 'owner', 'domain'],
  },
  {
    says: 'the owner before MX before the receipt rule before the policy before DMARC',
    of: [
      ['dmarc', 'failed'],
      ['identityPolicy', 'failed'],
      ['receiptRule', 'failed'],
      ['mx', 'failed'],
      ['mailbox', 'failed'],
      ['owner', 'failed'],
    ],
    order: ['owner', 'mailbox', 'mx', 'receiptRule', 'identityPolicy', 'dmarc'],
  },
  {
    says: 'the state of the organization before all else',
    of: [
      ['domain', 'failed'],
      ['organization', 'failed'],
    ],
    order: ['organization', 'domain'],
  },
  {
    says: 'a domain of somebody else before the owner that it cannot have',
    of: [
      ['owner', 'failed'],
      ['domain', 'failed'],
    ],
    order: ['domain', 'owner'],
  },
  {
    says: 'what stops all mail before what receivers mind',
    of: [
      ['testDomain', 'attention'],
      ['signing', 'attention'],
      ['dkim', 'attention'],
      ['mailFrom', 'attention'],
      ['sendingQuota', 'attention'],
      ['spf', 'attention'],
      ['identityPolicy', 'attention'],
    ],
    order: ['identityPolicy', 'sendingQuota', 'mailFrom', 'spf', 'dkim', 'signing', 'testDomain'],
  },
  {
    says: 'what still runs before what has passed',
    of: [
      ['domain', 'passed'],
      ['dmarc', 'checking'],
    ],
    order: ['dmarc', 'domain'],
  },
])('RTE-03 the most likely cause comes first: $says', ({ of, order }) => {
  expect(ids(ranked(found(...of)))).toEqual(order)
})

test('RTE-03 a conclusion names the worst finding, else none, and always what could not be asked', () => {
  const all = found(
    ['mx', 'attention'],
    ['owner', 'failed'],
    ['dmarc', 'unasked'],
    ['spf', 'checking'],
  )
  expect(conclusionOf(all)).toEqual({
    ...{ first: { id: 'owner', state: 'failed' }, isOpen: false, done: 3, total: 4 },
    unasked: [{ id: 'dmarc', state: 'unasked' }],
  })
  const possible = conclusionOf(found(['owner', 'passed'], ['mx', 'attention']))
  expect(possible.first?.id).toBe('mx')
  const nothing = conclusionOf(found(['owner', 'passed'], ['mx', 'unasked']))
  expect(nothing.first).toBeUndefined()
  expect(ids(nothing.unasked)).toEqual(['mx'])
})

test('RTE-03 nothing can be told while what decides could not be asked, unless something has failed', () => {
  const isOpen = (...all: [FindingId, State][]) => conclusionOf(found(...all)).isOpen
  expect(isOpen(['owner', 'passed'], ['mx', 'unasked'])).toBe(true)
  expect(isOpen(['owner', 'attention'], ['mx', 'unasked'])).toBe(true)
  expect(isOpen(['owner', 'failed'], ['mx', 'unasked'])).toBe(false)
  expect(isOpen(['owner', 'passed'], ['dmarc', 'unasked'])).toBe(false)
})
