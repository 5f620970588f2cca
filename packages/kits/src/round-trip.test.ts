import { group, modelOf, permission, resource, user } from '@mailroom/schemas/lint/messy'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf, keyOf } from './facts.ts'
import { madeKit } from './make-kit.ts'
import { hostileNames } from './messy-organization.ts'
import { readers } from './read-back.ts'
import { recipes } from './recipes.ts'
import { wordsOf } from './words.ts'

const anyText = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const anyLocal = fc.oneof(
  // Few, so that some are the same after the domain map.
  fc.string({ unit: fc.constantFrom(...'ab.-+'), minLength: 1, maxLength: 2 }),
  fc.constantFrom('__proto__', "o'neil", 'a b', 'a"b', 'a;b', 'a:b', '-x', '=x', '$(id)', '#a'),
)
const anyDomain = fc.constantFrom('example.com', 'example.org', 'mapped.example', 'dropped.example')
const anyAddress = fc.tuple(anyLocal, anyDomain).map(([local, domain]) => `${local}@${domain}`)
const anyIndex = fc.nat({ max: 30 })

/** A directory in which everything that a person typed is hostile. */
const anyLines = fc
  .record({
    addresses: fc.uniqueArray(anyAddress, { minLength: 24, maxLength: 40 }),
    users: fc.array(
      fc.record(
        {
          ...{ displayName: anyText, firstName: anyText, lastName: anyText, jobTitle: anyText },
          ...{ telephone: anyText, department: anyText, street: anyText, company: anyText },
          quotaMb: fc.integer({ min: 1, max: 1e6 }),
          hidden: fc.boolean(),
          role: fc.constantFrom('USER', 'USER', 'USER', 'REMOTE_USER', 'SYSTEM_USER'),
          state: fc.constantFrom('ENABLED', 'ENABLED', 'ENABLED', 'DISABLED'),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 6 },
    ),
    groups: fc.array(fc.record({ name: anyText, members: fc.uniqueArray(anyIndex) }), {
      maxLength: 4,
    }),
    resources: fc.array(fc.record({ name: anyText, accepts: fc.boolean() }), { maxLength: 3 }),
    permissions: fc.uniqueArray(
      fc.record({
        ...{ mailbox: anyIndex, grantee: anyIndex },
        values: fc.uniqueArray(fc.constantFrom('FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF'), {
          minLength: 1,
        }),
      }),
      { maxLength: 5, selector: ({ mailbox, grantee }) => `${mailbox % 13} ${grantee % 13}` },
    ),
  })
  .map(({ addresses, users, groups, resources, permissions }) => {
    const left = [...addresses]
    const ids = [
      ...users.map((_, at) => `u-${at}`),
      ...groups.map((_, at) => `g-${at}`),
      ...resources.map((_, at) => `r-${at}`),
    ]
    const idAt = (index: number) => ids[index % Math.max(1, ids.length)]
    const lines = [
      ...users.flatMap((members, at) =>
        user(String(at), { ...members, email: left.pop(), aliases: left.splice(0, at % 3) }),
      ),
      ...groups.flatMap(({ name, members }, at) =>
        group(String(at), [...new Set(members.flatMap((each) => idAt(each) ?? []))], {
          name,
          email: left.pop(),
          aliases: at % 2 === 0 ? left.splice(0, 1) : [],
        }),
      ),
      ...resources.flatMap(({ name, accepts: autoAccept }, at) =>
        resource(String(at), { name, email: left.pop(), bookingOptions: { autoAccept } }),
      ),
    ]
    const pairs = new Set<string>()
    for (const { mailbox, grantee, values } of permissions) {
      const [one, other] = [idAt(mailbox), idAt(grantee)]
      if (!one || !other || pairs.has(`${one} ${other}`)) continue
      pairs.add(`${one} ${other}`)
      lines.push(permission(one, other, ...values))
    }
    return lines
  })

/** Every hostile name in every place. */
const everyName = hostileNames.flatMap((name, at) => [
  ...user(`n${at}`, {
    ...{ displayName: name, firstName: name, lastName: name, jobTitle: name, telephone: name },
    ...{ department: name, street: name },
  }),
  ...user(`d${at}`, { displayName: name }),
  ...group(`m${at}`, [`u-n${at}`, `g-m${at + 1}`], { name }),
  ...resource(`o${at}`, { name }),
])

const decisions = { domains: ['mapped.example = example.org', 'dropped.example ='] }

const texts = [
  'displayName',
  'firstName',
  'lastName',
  'jobTitle',
  'telephone',
  'department',
] as const

test.each(recipes)(
  '$target: whatever the directory, the sums meet and the files say what the reconciliation says (KIT-02, KIT-04)',
  (recipe) => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const model = modelOf(lines, { decisions })
        const made = madeKit({
          ...{ recipe, model, language: 'de', decisionsDigest: 'd' },
          ...{ byHand: new Map(), excluded: new Map() },
          snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
        })
        const facts = [...factsOf(model, wordsOf('en'))].map(keyOf)
        expect(made.rows.map(keyOf)).toEqual(facts)
        const [reconciliation] = made.files.filter(({ path }) => path === 'reconciliation.csv')
        const rows = parse(reconciliation?.content ?? '', { bom: true, from_line: 2 })
        expect(rows).toHaveLength(facts.length)

        const read = readers[recipe.target]
        if (!read) return
        const { mapped } = model.decided
        const addressOf = (id = '') =>
          mapped(
            (model.users.get(id) ?? model.groups.get(id) ?? model.resources.get(id))?.email ?? '',
          )
        const carried = made.rows.filter(({ disposition }) => disposition === 'carried')
        const groups = new Set([...model.groups.keys()].map(addressOf))
        const found = read(made.files, groups)
        const keys = new Set(carried.map(keyOf))
        const of = (kind: string) => carried.filter((row) => row.kind === kind)
        const users = of('user').map(({ id }) => addressOf(id))
        expect([...found.users.keys()].toSorted()).toEqual(users.toSorted())
        for (const { id } of of('user')) {
          const row = model.users.get(id)
          const fields = found.users.get(addressOf(id)) ?? {}
          for (const field of texts)
            if (field in fields)
              expect(fields[field]).toBe(
                keys.has(`profile ${id} ${field}`) ? row?.[field] : fields[field] && undefined,
              )
          if (keys.has(`quota ${id}`)) expect(fields.quotaMb).toBe(row?.quotaMb)
        }
        const aliases = of('address').filter(({ factClass }) => factClass === 'alias')
        expect([...found.aliases].toSorted()).toEqual(
          aliases.map(({ id, ownerId }) => [mapped(id), addressOf(ownerId)]).toSorted(),
        )
        expect([...found.groups].toSorted()).toEqual(
          of('group')
            .map(({ id }) => addressOf(id))
            .toSorted(),
        )
        expect([...found.members].toSorted()).toEqual(
          of('membership')
            .map(({ ownerId, otherId }) => `${addressOf(ownerId)} ${addressOf(otherId)}`)
            .toSorted(),
        )
        const resources = of('resource').map(({ id }) => addressOf(id))
        // Google gives them addresses of its own.
        if (recipe.target === 'Google') expect(found.resources.size).toBe(resources.length)
        else expect([...found.resources].toSorted()).toEqual(resources.toSorted())
        expect([...found.permissions].toSorted()).toEqual(
          [
            ...new Set(
              of('permission').map(
                ({ ownerId, otherId }) => `${addressOf(ownerId)} ${addressOf(otherId)}`,
              ),
            ),
          ].toSorted(),
        )
      }),
      { numRuns: 40, examples: [[everyName]] },
    )
  },
)
