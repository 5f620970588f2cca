import { maxAccessControlRules } from '@mailroom/schemas/access-control-rules'
import {
  AccessControlRuleName,
  OrganizationName,
  RetentionPeriod,
  ShortString,
} from '@mailroom/schemas/constraints/workmail-shapes.generated'
import {
  aliasLimit,
  mailboxQuotaMb,
  maxMailDomains,
  maxTags,
} from '@mailroom/schemas/directory-rules'

/**
 * The kinds of quotas: fixed by AWS, raised on request, not capped but meant for fair use, set by
 * the service model or the guide's text, and those that something else sets. Source: 02 §5.1.
 */
export const quotaKinds = ['HARD', 'ADJUSTABLE', 'FAIR_USE', 'PROTOCOL', 'OTHER'] as const
export type QuotaKind = (typeof quotaKinds)[number]

/** What can be counted through the API. Source: QUOTA-42. */
export type Usage = 'organizations' | 'users' | 'domains' | 'accessControlRules' | 'tags'

type Unit =
  | ('organizations' | 'users' | 'recipients' | 'domains' | 'patterns' | 'gigabytes' | 'aliases')
  | (
      | 'attachments'
      | 'tags'
      | 'seconds'
      | 'kilobytes'
      | 'actions'
      | 'characters'
      | 'hours'
      | 'rules'
    )
  | ('days' | 'roles' | 'minutes')

/** A limit that is one number, or one that its own words tell, by the id. */
type Limit = { max: number; unit: Unit } | { max?: undefined; unit?: undefined }

/**
 * A quota; `use` is absent where the API counts nothing, `each` is there where it is one user's,
 * `sending` where it is one of what is sent in a day.
 */
export type Quota = Limit & {
  id: string
  kind: QuotaKind
  use?: Usage
  each?: true
  sending?: true
}

/**
 * The quotas of Amazon WorkMail, in the order of the guide. Numbers that the console enforces come
 * from where it does. Source: 02 §5.1.
 */
export const quotas = [
  { id: '01', max: 100, unit: 'organizations', kind: 'ADJUSTABLE', use: 'organizations' },
  { id: '02', max: 1_000, unit: 'users', kind: 'ADJUSTABLE', use: 'users' },
  { id: '03', max: 25, unit: 'users', kind: 'HARD' },
  { id: '04', max: 100_000, unit: 'recipients', kind: 'FAIR_USE', sending: true },
  { id: '05', max: 200, unit: 'recipients', kind: 'HARD', sending: true },
  { id: '06', kind: 'OTHER' },
  { id: '07', max: maxMailDomains, unit: 'domains', kind: 'HARD', use: 'domains' },
  { id: '08', max: 250, unit: 'patterns', kind: 'HARD' },
  { id: '09', max: 1_000, unit: 'patterns', kind: 'HARD' },
  { id: '10', max: mailboxQuotaMb.max / 1_024, unit: 'gigabytes', kind: 'HARD', each: true },
  { id: '11', max: aliasLimit, unit: 'aliases', kind: 'HARD', each: true },
  { id: '12', max: 10_000, unit: 'recipients', kind: 'FAIR_USE', sending: true },
  { id: '13', kind: 'HARD' },
  { id: '14', kind: 'HARD' },
  { id: '15', max: 500, unit: 'recipients', kind: 'HARD' },
  { id: '16', max: 500, unit: 'attachments', kind: 'HARD' },
  { id: '17', max: maxTags, unit: 'tags', kind: 'PROTOCOL', use: 'tags' },
  { id: '18', max: 15, unit: 'seconds', kind: 'PROTOCOL' },
  { id: '19', max: 256, unit: 'kilobytes', kind: 'PROTOCOL' },
  { id: '20', max: 10, unit: 'actions', kind: 'PROTOCOL' },
  { id: '21', max: 500, unit: 'recipients', kind: 'PROTOCOL' },
  { id: '22', max: 240, unit: 'minutes', kind: 'PROTOCOL' },
  { id: '23', max: 128, unit: 'kilobytes', kind: 'PROTOCOL' },
  { id: '24', max: 256, unit: 'characters', kind: 'PROTOCOL' },
  { id: '25', max: 24, unit: 'hours', kind: 'PROTOCOL' },
  { id: '26', max: 25, unit: 'seconds', kind: 'PROTOCOL' },
  {
    id: '27',
    max: maxAccessControlRules,
    unit: 'rules',
    kind: 'PROTOCOL',
    use: 'accessControlRules',
  },
  { id: '28', kind: 'PROTOCOL' },
  { id: '29', max: AccessControlRuleName.max, unit: 'characters', kind: 'PROTOCOL' },
  { id: '30', max: RetentionPeriod.max, unit: 'days', kind: 'PROTOCOL' },
  { id: '31', max: ShortString.max, unit: 'characters', kind: 'PROTOCOL' },
  { id: '32', max: OrganizationName.max, unit: 'characters', kind: 'PROTOCOL' },
  { id: '33', max: 20, unit: 'roles', kind: 'PROTOCOL' },
  { id: '34', max: 4, unit: 'hours', kind: 'PROTOCOL' },
  { id: '35', max: 5, unit: 'minutes', kind: 'PROTOCOL' },
  { id: '36', max: 48, unit: 'hours', kind: 'PROTOCOL' },
  { id: '37', kind: 'OTHER' },
] as const satisfies readonly Quota[]

export type QuotaId = (typeof quotas)[number]['id']

/** From which share of a limit its use is near it, and at which it is reached. Source: QUOTA-42. */
export const nearShare = 0.8

/** Returns how near a use is to its limit. */
export function nearness(used: number, max: number): 'far' | 'near' | 'reached' {
  if (used >= max) return 'reached'
  return used >= nearShare * max ? 'near' : 'far'
}
