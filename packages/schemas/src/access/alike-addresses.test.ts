import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessControl, type DecidingRule } from './access-control-effect.ts'
import { alikeAddresses } from './alike-addresses.ts'

const rule = (name: string, more: Partial<DecidingRule>): DecidingRule => ({
  ...{ name, effect: 'ALLOW' },
  ...more,
})

test('ACR-26 of 25 ranges, those that a change takes away are looked at', () => {
  const ranges = Array.from({ length: 25 }, (_, at) => `10.9.${at}.0/24`)
  const before = rule('offices', { ipRanges: ranges })
  const after = rule('offices', { ipRanges: ranges.slice(0, 23) })
  expect(alikeAddresses([before, after])).toEqual([
    { ipAddress: '203.0.113.5', ranges: [], within: undefined },
    { ipAddress: '10.9.0.0', ranges: ranges.slice(0, 23), within: '10.9.0.0/24' },
    { ipAddress: '10.9.23.0', ranges: ranges.slice(23), within: '10.9.23.0/24' },
  ])
})

test('ACR-26 what is left of a range around another is looked at, too', () => {
  const [, ...found] = alikeAddresses([
    rule('all', { ipRanges: ['10.0.0.0/8'] }),
    rule('not the first', { effect: 'DENY', ipRanges: ['10.0.0.0/24'] }),
  ])
  expect(found).toEqual([
    { ipAddress: '10.0.0.0', ranges: ['10.0.0.0/24'], within: '10.0.0.0/24' },
    { ipAddress: '10.0.1.0', ranges: [], within: '10.0.0.0/8' },
  ])
})

test('ACR-26 every address is decided as one of those that stand for all', () => {
  const octets = fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(0, 1, 10, 128, 255)))
  const range = fc.tuple(octets, fc.constantFrom(0, 1, 8, 9, 23, 24, 31, 32))
  const ranges = fc.array(
    range.map(([parts, length]) => `${parts.join('.')}/${length}`),
    { minLength: 1, maxLength: 4 },
  )
  const rules = fc.array(
    fc.record({
      name: fc.uuid(),
      effect: fc.constantFrom('ALLOW' as const, 'DENY' as const),
      ipRanges: fc.option(ranges, { nil: undefined }),
      notIpRanges: fc.option(ranges, { nil: undefined }),
    }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(rules, octets, (all, parts) => {
      const decide = accessControl(all)
      const namesFor = (ipAddress: string) => {
        const { effect, deciding } = decide({ action: 'IMAP', ipAddress, userId: 'u' })
        return JSON.stringify([effect, deciding.map(({ name }) => name)])
      }
      const standing = alikeAddresses(all).map(({ ipAddress }) => namesFor(ipAddress))
      expect(standing).toContain(namesFor(parts.join('.')))
    }),
    { numRuns: 2_000, seed: 4711 },
  )
})
