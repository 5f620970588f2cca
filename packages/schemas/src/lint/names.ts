import type { LintEntity, LintModel } from './model.ts'
import { created, entity, everyTarget, isEnabled, type LintRule, partsOf, people } from './rule.ts'

type TextMember =
  | ('name' | 'displayName' | 'firstName' | 'lastName' | 'initials' | 'telephone' | 'street')
  | ('jobTitle' | 'city' | 'company' | 'zipCode' | 'department' | 'country' | 'office')

/** The texts of a user that kits write into files. */
const userTexts: readonly TextMember[] = [
  ...(['name', 'displayName', 'firstName', 'lastName', 'initials', 'telephone'] as const),
  ...(['street', 'jobTitle', 'city', 'company', 'zipCode', 'department', 'country'] as const),
  'office',
]

/** How long the fields of Microsoft 365 are. Source: KIT-10, [MS1]. */
const microsoftLengths: Partial<Record<TextMember, number>> = {
  ...{ firstName: 64, lastName: 64, displayName: 256, jobTitle: 64, department: 64 },
  ...{ office: 128, telephone: 64, street: 1_023, city: 128, country: 128, zipCode: 40 },
}

/** The texts that the commands of Zimbra have. Source: KIT-34. */
const zimbraTexts: readonly TextMember[] = [
  ...(['displayName', 'firstName', 'lastName', 'jobTitle', 'telephone'] as const),
]

/** How long a first or last name of Google is. Source: KIT-20, [G1]. */
const googleName = 60

/** How long a user name of Microsoft 365 and its parts are. Source: KIT-10, [MS1]. */
const microsoftName = { whole: 79, local: 50, domain: 48 }

/** Returns the names of the members of a user, group or resource whose text is as asked. */
function members(
  row: LintEntity,
  is: (text: string, member: string) => boolean,
  ofUsers = userTexts,
): string[] {
  if (row.kind === 'user') return ofUsers.filter((member) => is(row[member] ?? '', member))
  const texts = { name: row.name, description: row.kind === 'resource' ? row.description : '' }
  return Object.entries(texts).flatMap(([member, text = '']) => (is(text, member) ? [member] : []))
}

/** Finds everything that has some members as asked, and names them. */
function* withMembers(
  rows: Iterable<LintEntity>,
  is: (text: string, member: string) => boolean,
  ofUsers = userTexts,
) {
  for (const row of rows) {
    const fields = members(row, is, ofUsers)
    yield fields.length > 0
      ? { ...entity(row), values: { fields }, detail: fields.join() }
      : undefined
  }
}

/** The users as kits write them: with the names that somebody has decided. Source: KIT-01. */
function* named(model: LintModel) {
  for (const row of people(model)) yield { ...row, ...model.decided.namesOf(row.email) }
}

const isEmpty = (text: string | undefined) => (text ?? '').trim() === ''

/** A telephone number begins with `+` and is no formula that does harm. */
const isPhone = (text: string) => /^\+[\d\s()./-]+$/.test(text)

/** Rules about names and the other texts of users, groups and resources. */
export const nameRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-13', targets: everyTarget, severity: 'info' },
    *check(model) {
      for (const user of people(model)) {
        const { name = '', email = '' } = user
        const { local } = partsOf(email)
        if (email !== '' && name.toLowerCase() !== local)
          yield { ...entity(user), values: { name, local } }
      }
    },
  },
  {
    ...{ id: 'LINT-14', targets: everyTarget, severity: 'error' },
    check: (model) =>
      withMembers(
        people(model),
        (text, member) => /\p{Cc}/u.test(text) || (member === 'displayName' && isEmpty(text)),
        ['displayName', 'firstName', 'lastName'],
      ),
  },
  {
    ...{ id: 'LINT-15', targets: ['Google'], severity: 'error' },
    check: (model) => withMembers(named(model), isEmpty, ['firstName', 'lastName']),
  },
  {
    ...{ id: 'LINT-16', targets: ['Google'], severity: 'error' },
    check: (model) =>
      withMembers(named(model), ({ length }) => length > googleName, ['firstName', 'lastName']),
  },
  {
    ...{ id: 'LINT-17', targets: ['M365'], severity: 'error' },
    *check(model) {
      for (const user of people(model)) {
        const address = model.decided.mapped(user.email ?? '')
        const { local, domain } = partsOf(address)
        const { whole, ...parts } = microsoftName
        if (address.length > whole || local.length > parts.local || domain.length > parts.domain)
          yield { ...entity(user), values: { address, ...microsoftName } }
      }
    },
  },
  {
    ...{ id: 'LINT-18', targets: ['M365'], severity: 'warning' },
    check: (model) =>
      withMembers(
        people(model),
        ({ length }, member) => length > (microsoftLengths[member as TextMember] ?? 1e9),
      ),
  },
  {
    ...{ id: 'LINT-19', targets: ['M365', 'Entra'], severity: 'warning' },
    *check(model) {
      for (const user of people(model)) {
        const { country = '' } = user
        if (model.decided.countryCode(country) === undefined)
          yield { ...entity(user), values: { country } }
      }
    },
  },
  {
    ...{ id: 'LINT-20', targets: ['M365'], severity: 'info' },
    check: (model) => withMembers(people(model), (text) => !isEmpty(text), ['company', 'initials']),
  },
  {
    ...{ id: 'LINT-36', targets: ['Zimbra', 'Carbonio'], severity: 'error' },
    check: (model) => withMembers(created(model), (text) => /["\\\r\n]/.test(text), zimbraTexts),
  },
  {
    ...{ id: 'LINT-40', targets: everyTarget, severity: 'warning' },
    check: (model) =>
      withMembers(
        created(model),
        (text, member) => /^[=+\-@]/.test(text) && !(member === 'telephone' && isPhone(text)),
      ),
  },
  {
    ...{ id: 'LINT-42', targets: everyTarget, severity: 'info' },
    *check(model) {
      for (const user of model.users.values())
        if (user.role === 'REMOTE_USER' && isEnabled(user)) yield entity(user)
    },
  },
  {
    ...{ id: 'LINT-43', severity: 'info' },
    // The others have a switch for it, or no address list. Source: 07 §6.6.
    targets: ['Zoho', 'Stalwart', 'mailcow', 'Modoboa', 'Mailu', 'Fastmail', 'Proton'],
    *check(model) {
      for (const row of created(model)) if (row.hidden === true) yield entity(row)
    },
  },
]
