import type { DnsPurpose, DnsResult } from '@mailroom/schemas/dns-records'
import type { ExitMailbox } from '@mailroom/schemas/exit'
import type { ExitFinding } from '@mailroom/schemas/exit-checklist'
import type { LiveItemId } from '@mailroom/schemas/exit-checklist-items'
import type { Mover } from '@mailroom/schemas/movers'
import { isSettled } from '../exit/mailboxes.ts'
import type { SeenRecords } from './dns-seen.ts'
import type { LookContent, LookSource, Looks } from './looks.ts'

/** What the items of the checklist are judged by; all of it is in the store. Source: EXIT-12. */
export type LeftOverFacts = {
  /** True after the end of the service: then what was last seen counts. */
  hasEnded: boolean
  /** Undefined while the directory is not listed. */
  mailboxes: readonly ExitMailbox[] | undefined
  mailboxesAsOf: string | undefined
  /** The ids of the users and resources with a complete second pass. */
  secondPass: ReadonlySet<string>
  dns: readonly SeenRecords[]
  movers: readonly Mover[]
  /** The key and role of exports, if they are set. */
  exportSettings: { kmsKeyArn: string; roleArn: string } | undefined
  looks: Looks
}

type Judge = (facts: LeftOverFacts) => ExitFinding

const notLooked = { finding: 'unknown', why: 'notLooked' } as const
const notListed = { finding: 'unknown', why: 'notListed' } as const
const notSet = { finding: 'unknown', why: 'notSet' } as const

/**
 * Judges what AWS last said. A refusal is never "done": until the service has ended, nobody knows;
 * afterwards nothing changes any more.
 */
function byLook<Source extends LookSource>(
  source: Source,
  judge: (content: LookContent<Source>, facts: LeftOverFacts) => ExitFinding,
): Judge {
  return (facts) => {
    const { seen, refused } = facts.looks[source] ?? {}
    if (refused && !(seen && facts.hasEnded)) {
      const { at: asOf, ...refusal } = refused
      return { finding: 'unknown', why: 'refused', ...refusal, asOf }
    }
    return seen ? { ...judge(seen.content, facts), asOf: seen.at } : notLooked
  }
}

/** Returns whether AWS has said that the organization is deleted, and with it what it had. */
const isDeleted = ({ looks }: LeftOverFacts) =>
  looks.organization?.seen?.content.state === 'Deleted'

const withOrganization =
  (judge: Judge): Judge =>
  (facts) =>
    isDeleted(facts)
      ? { finding: 'done', count: 0, names: [], asOf: facts.looks.organization?.seen?.at }
      : judge(facts)

const leftOf = (count: number) => (count === 0 ? 'done' : 'open')

const named = (names: string[]): ExitFinding => ({
  ...{ finding: leftOf(names.length), names, count: names.length },
})

/** Says of how many exported mailboxes something is true. */
function ofMailboxes(isDone: (mailbox: ExitMailbox, facts: LeftOverFacts) => boolean): Judge {
  return (facts) => {
    if (!facts.mailboxes) return notListed
    const wanted = facts.mailboxes.filter(({ exportState }) => exportState !== 'NO_MAILBOX')
    const count = wanted.filter((mailbox) => !isDone(mailbox, facts)).length
    return {
      ...{ finding: leftOf(count), count, total: wanted.length },
      ...(facts.mailboxesAsOf === undefined ? {} : { asOf: facts.mailboxesAsOf }),
    }
  }
}

/** The purposes of records, as people call them in every language. */
const purposeNames: { [Purpose in DnsPurpose]?: string } = {
  ...{ mx: 'MX', autodiscover: 'Autodiscover', dkim: 'DKIM', spf: 'SPF' },
  ...{ mailFromMx: 'MAIL FROM', mailFromSpf: 'MAIL FROM SPF' },
}

/** Returns the domains whose records are asked for: those of AWS, and those checked before. */
export function domainsOf({ looks, dns }: Pick<LeftOverFacts, 'looks' | 'dns'>): string[] {
  const checked = dns.map(({ domainName }) => domainName)
  const all = new Set([...(looks.domains?.seen?.content.names ?? []), ...checked])
  return [...all].filter((name) => !name.endsWith('.awsapps.com')).sort()
}

/** A result of older versions says only whether all is as WorkMail wants it. */
const leads = ({ leadsToAws, status }: DnsResult): boolean | undefined =>
  leadsToAws ?? (status === 'inconsistent' ? undefined : status === 'verified')

/** Judges the last checks of records. What was never checked, or 30 days ago, is unknown. */
function byDns(needed: readonly DnsPurpose[], others: readonly DnsPurpose[]): Judge {
  return (facts) => {
    if (!facts.looks.domains?.seen && facts.dns.length === 0) return notLooked
    const results = facts.dns.filter(({ purpose }) => [...needed, ...others].includes(purpose))
    const there = results.filter((result) => leads(result) === true)
    const label = ({ domainName, purpose }: { domainName: string; purpose: DnsPurpose }) =>
      `${domainName}: ${purposeNames[purpose] ?? purpose}`
    const oldest = (some: readonly SeenRecords[]) =>
      some.map(({ checkedAt }) => checkedAt).toSorted()[0]
    const asOf = oldest(there.length > 0 ? there : results)
    if (there.length > 0) return { ...named(there.map(label).sort()), ...(asOf ? { asOf } : {}) }
    const missing = domainsOf(facts).flatMap((domainName) =>
      needed
        .filter((purpose) => {
          const result = results.find(
            (each) => each.domainName === domainName && each.purpose === purpose,
          )
          return result === undefined || leads(result) === undefined
        })
        .map((purpose) => label({ domainName, purpose })),
    )
    return missing.length > 0
      ? { ...notLooked, names: missing, count: missing.length, ...(asOf ? { asOf } : {}) }
      : { finding: 'done', names: [], count: 0, ...(asOf ? { asOf } : {}) }
  }
}

/** Judges what is about the key or role of exports: a look at another one says nothing. */
function ofExports<Source extends 'key' | 'exportRole'>(
  source: Source,
  member: 'kmsKeyArn' | 'roleArn',
  judge: (content: LookContent<Source>) => ExitFinding,
): Judge {
  return (facts) => {
    const arn = facts.exportSettings?.[member]
    if (arn === undefined) return notSet
    const finding = byLook(source, (content) =>
      content.arn === arn ? { ...judge(content), names: [arn] } : notLooked,
    )(facts)
    return finding
  }
}

/**
 * How each item is judged that something tells. Of kits, reconciliation and the archive Mailroom knows
 * what it has done itself (`known.ts`); people say whether they are done.
 */
export const judges: { [Id in LiveItemId]: Judge } = {
  mailboxes: ofMailboxes(isSettled),
  secondPass: ofMailboxes(({ id, exclusion }, { secondPass }) =>
    Boolean(exclusion || secondPass.has(id)),
  ),
  dns: byDns(['mx', 'autodiscover', 'dkim'], ['mailFromMx']),
  spf: byDns(['spf'], ['mailFromSpf']),
  senders: byLook('senders', ({ attempts }) => ({ finding: leftOf(attempts), count: attempts })),
  receiptRules: byLook('receiptRules', ({ names }) => named(names)),
  movers: ({ movers }) =>
    named(
      movers
        .filter(({ revokedAt, role }) => revokedAt === undefined || role === 'exists')
        .map(({ company }) => company),
    ),
  tokens: withOrganization(byLook('tokens', ({ count }) => ({ finding: leftOf(count), count }))),
  impersonationRoles: withOrganization(byLook('impersonationRoles', ({ names }) => named(names))),
  key: ofExports('key', 'kmsKeyArn', ({ state }) => ({
    finding: state === 'Enabled' ? 'done' : 'open',
  })),
  users: withOrganization(({ mailboxes, mailboxesAsOf: asOf }) => {
    if (!mailboxes) return notListed
    const { length: count } = mailboxes.filter(
      ({ type, userRole = 'USER', state }) =>
        type === 'USER' && userRole !== 'SYSTEM_USER' && state === 'ENABLED',
    )
    return { finding: leftOf(count), count, ...(asOf === undefined ? {} : { asOf }) }
  }),
  identityCenter: byLook('identityCenter', ({ application }) =>
    named(application === undefined ? [] : [application]),
  ),
  exportRole: ofExports('exportRole', 'roleArn', ({ exists }) => ({
    finding: exists ? 'open' : 'done',
  })),
  organization: byLook('organization', ({ state }) => ({
    ...{ finding: state === 'Deleted' ? 'done' : 'open', names: [state] },
  })),
}
