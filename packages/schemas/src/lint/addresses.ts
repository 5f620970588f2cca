import { dropped } from './decisions.ts'
import type { LintAddress, LintEntity, LintModel } from './model.ts'
import {
  created,
  domain,
  enabledGroups,
  entity,
  entityOf,
  everyTarget,
  isTestDomain,
  type LintRule,
  partsOf,
  people,
} from './rule.ts'

/** How many addresses beside the primary one Google takes. Source: [G4], which is secondary. */
const googleAliases = 30

/** Addresses that every domain should have. Source: RFC 2142. */
const neededLocals = ['postmaster', 'abuse'] as const

/** Returns whether an address goes to the target: its domain neither ends with WorkMail nor is dropped. */
function isKept(model: LintModel, address: string): boolean {
  const { domain: name } = partsOf(address)
  return !isTestDomain(model, name) && model.decided.placeOf(name) !== dropped
}

/** Returns the addresses that go to the target, with who has them. */
function* kept(model: LintModel): Generator<{ owner: LintEntity; address: string }> {
  for (const owner of created(model))
    for (const { address } of model.addressesOf.get(owner.id) ?? [])
      if (isKept(model, address)) yield { owner, address }
}

/** Finds owners whose addresses have the same key as those of others. */
function* shared(model: LintModel, keyOf: (address: string) => string) {
  const holders = new Map<string, { owner: LintEntity; address: string }[]>()
  for (const each of kept(model)) {
    const key = keyOf(each.address)
    const some = holders.get(key)
    if (some) some.push(each)
    else holders.set(key, [each])
  }
  for (const [key, some] of holders)
    if (some.some(({ owner }) => owner !== some[0]?.owner))
      for (const { owner, address } of some) {
        const others = some.filter((each) => each.owner !== owner)
        yield {
          ...entity(owner),
          detail: address,
          values: { address, key, others: others.map((each) => each.address) },
        }
      }
}

const ofTestDomain = (model: LintModel, addresses: readonly LintAddress[]) =>
  addresses.filter(({ address }) => isTestDomain(model, partsOf(address).domain))

/** Rules about addresses and their domains. */
export const addressRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-02', targets: everyTarget, severity: 'warning' },
    *check(model) {
      for (const owner of created(model)) {
        const some = ofTestDomain(model, model.addressesOf.get(owner.id) ?? [])
        if (some.length === 0) continue
        const isPrimary = some.some(({ primary }) => primary === true)
        const addresses = some.map(({ address }) => address)
        yield { ...entity(owner), values: { addresses, isPrimary: isPrimary ? 'yes' : 'no' } }
      }
    },
  },
  {
    ...{ id: 'LINT-03', targets: everyTarget, severity: 'error' },
    *check(model) {
      const counts = new Map<string, number>()
      for (const { address } of kept(model)) {
        const { domain: name } = partsOf(address)
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      for (const [name, addresses] of counts) {
        const place = model.decided.placeOf(name)
        const targets = everyTarget.filter(
          (target) => place === undefined || !model.decided.isVerified(target, place),
        )
        if (targets.length === 0) continue
        const isMapped = place === undefined ? 'no' : 'yes'
        yield {
          ...{ ...domain(name), targets, detail: `${place} ${targets}` },
          values: { addresses, isMapped, place: place ?? '' },
        }
      }
    },
  },
  {
    ...{ id: 'LINT-04', targets: everyTarget, severity: 'warning' },
    *check({ domains }) {
      for (const { name, isTest, ownershipStatus = '' } of domains.values())
        if (!isTest && ownershipStatus !== 'VERIFIED')
          yield { ...domain(name), values: { status: ownershipStatus } }
    },
  },
  {
    ...{ id: 'LINT-11', targets: everyTarget, severity: 'error' },
    check: (model) => shared(model, model.decided.mapped),
  },
  {
    ...{ id: 'LINT-12', targets: everyTarget, severity: 'error' },
    *check(model) {
      for (const { owner, address } of kept(model)) {
        const { local } = partsOf(address)
        const isPlain = /^[A-Za-z0-9._%+-]+$/.test(local) && !/^\.|\.$|\.\./.test(local)
        if (!isPlain) yield { ...entity(owner), detail: address, values: { address } }
      }
    },
  },
  {
    ...{ id: 'LINT-26', targets: ['Google'], severity: 'error' },
    *check(model) {
      // Those beyond become groups.
      if (model.decided.aliasGroups) return
      for (const owners of [people(model), enabledGroups(model)])
        for (const owner of owners) {
          const all = model.addressesOf.get(owner.id) ?? []
          const count = all.filter((each) => !each.primary && isKept(model, each.address)).length
          if (count > googleAliases)
            yield { ...entity(owner), values: { count, most: googleAliases } }
        }
    },
  },
  {
    ...{ id: 'LINT-37', targets: ['Postfix'], severity: 'error' },
    check: (model) => shared(model, (address) => partsOf(address).local),
  },
  {
    ...{ id: 'LINT-48', targets: everyTarget, severity: 'warning' },
    *check(model) {
      const known = new Set<string>()
      for (const { address, ownerId = '' } of model.addresses)
        if (entityOf(model, ownerId)) known.add(address)
      for (const { name, ownershipStatus } of model.domains.values()) {
        if (ownershipStatus !== 'VERIFIED' || !isKept(model, `@${name}`)) continue
        const missing = neededLocals.map((local) => `${local}@${name}`)
        const addresses = missing.filter((each) => !known.has(each))
        if (addresses.length > 0) yield { ...domain(name), values: { addresses } }
      }
    },
  },
  {
    ...{ id: 'LINT-49', targets: everyTarget, severity: 'info' },
    *check(model) {
      const primary = new Set<string>()
      for (const { address, primary: isPrimary } of model.addresses)
        if (isPrimary) primary.add(partsOf(address).domain)
      for (const { name, isDefault } of model.domains.values()) {
        const status = model.mx.get(name)
        const isAlias = !isDefault && !primary.has(name) && isKept(model, `@${name}`)
        if (isAlias && status !== undefined && status !== 'verified') yield domain(name)
      }
    },
  },
]
