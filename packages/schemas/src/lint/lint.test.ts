import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lintTargets } from '../lint-findings.ts'
import { domain, group, modelOf, now, permission, resource, user } from './messy.ts'
import { type Lines, lately, type Options, settled } from './messy-case.ts'
import { lintCases as cases } from './messy-cases.ts'
import { findingsOf, lintRules } from './rules.ts'

const foundBy = (rule: string, lines: Lines, options: Options = {}) =>
  findingsOf(modelOf(lines, options)).filter((each) => each.rule === rule)

describe('07 §11 scenario 22: each rule of LINT-01 to LINT-50', () => {
  test('is there once, and is tested below', () => {
    const ids = Array.from({ length: 50 }, (_, each) => `LINT-${`${each + 1}`.padStart(2, '0')}`)
    expect(lintRules.map(({ id }) => id)).toEqual(ids)
    expect(cases.map(({ rule }) => rule)).toEqual(ids)
  })

  test.for(cases)('$rule finds what it is about, and spares the rest', (each) => {
    const { rule, hits, of, severity, targets, spares } = each
    const found = foundBy(rule, ...hits)
    expect(new Set(found.map(({ objectName }) => objectName))).toEqual(new Set([of]))
    expect(found[0]).toMatchObject({ severity, targets })
    for (const spared of spares) expect(foundBy(rule, ...spared)).toEqual([])
  })
})

test('LINT-01 an incomplete snapshot is an error, however new it is', () => {
  const snapshot = { snapshotId: 's', createdAt: now.toISOString(), isComplete: false }
  expect(foundBy('LINT-01', [], { snapshot })).toHaveLength(1)
})

test('LINT-10 a mailbox that nearly fills a quota is a warning, beside the error at another target', () => {
  const found = foundBy(
    'LINT-10',
    [...user('ana'), { kind: 'mailboxSize', userId: 'u-ana', sizeMb: 90, readAt: lately }],
    { decisions: { quotas: ['Google 100', 'Zoho 50'] } },
  )
  expect(found.map(({ severity, targets }) => [severity, targets])).toEqual([
    ['error', ['Zoho']],
    ['warning', ['Google']],
  ])
})

test('LINT-28 access to a whole mailbox has no counterpart at mailcow, Modoboa and Mailu', () => {
  const lines = [...user('ana'), ...user('bo'), permission('u-ana', 'u-bo', 'FULL_ACCESS')]
  const [found] = foundBy('LINT-28', lines)
  expect(found?.targets).toEqual(['mailcow', 'Modoboa', 'Mailu'])
})

test('LINT-30 groups nested deeper than five are a warning; only those in a loop are an error', () => {
  const chain = Array.from({ length: 6 }, (_, each) =>
    group(`${each}`, [each === 0 ? 'u-ana' : `g-${each - 1}`]),
  ).flat()
  const deep = foundBy('LINT-30', chain)
  expect(deep.map(({ objectName, severity }) => [objectName, severity])).toEqual([['5', 'warning']])
  const loop = [
    ...group('above', ['g-x']),
    ...group('x', ['g-y', 'g-below']),
    ...group('y', ['g-x']),
    ...group('below', []),
  ]
  expect(foundBy('LINT-30', loop).map(({ objectName }) => objectName)).toEqual(['x', 'y'])
})

test('LINT-46 a mailbox whose mean message is larger than 35 MB certainly has a larger one', () => {
  const exports = new Map([['u-ana', { isSettled: true, messages: 2, bytes: 8e7 }]])
  expect(foundBy('LINT-46', user('ana'), { exports })[0]?.values).toMatchObject({ isLarge: 'yes' })
})

test('LINT-00 a tidy organization has no finding but what is not exported', () => {
  const lines = [
    { kind: 'organization', id: 'm-1', alias: 'corp' } as const,
    domain('example.com', { isDefault: true }),
    ...user('ana', { aliases: ['postmaster@example.com', 'abuse@example.com'] }),
    ...user('bo'),
    ...group('sales', ['u-ana']),
    ...resource('room', { bookingOptions: { autoAccept: true } }),
  ]
  const decisions = {
    domains: ['example.com = example.com'],
    verified: lintTargets.map((target) => `${target} example.com`),
    innerGroups: ['sales@example.com'],
  }
  const options = { ...settled('u-ana', 'u-bo', 'r-room'), decisions }
  // Booking options have no counterpart anywhere but at four targets.
  expect(new Set(findingsOf(modelOf(lines, options)).map(({ rule }) => rule))).toEqual(
    new Set(['LINT-34']),
  )
})

test('LINT-00 hostile names stop no rule, and each finding has a key of its own', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('__proto__', 'constructor', '=cmd', '$(id)', '\'"; --', '\u202e', ''),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(names, names), { maxLength: 8 }), (some) => {
      const lines = some.flatMap(([name, text], each) => [
        ...user(`n${each}`, {
          ...{
            name,
            displayName: text,
            country: name,
            company: text,
            aliases: [`${name}@${text}`],
          },
        }),
        ...group(`n${each}`, [`g-n${each + 1}`, name], { name: text, email: `${text}@${name}` }),
        ...resource(`n${each}`, { name: text, description: name }),
        permission(`u-n${each}`, `g-n${each}`, 'FULL_ACCESS', name),
      ])
      const keys = findingsOf(modelOf(lines)).map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
    }),
    { numRuns: 50 },
  )
})
