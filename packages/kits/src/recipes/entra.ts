import type { LintUser } from '@mailroom/schemas/lint/model'
import type { ProfileField } from '../facts.ts'
import { csvFiles } from '../files.ts'
import type { Subject } from '../kit.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsOf, ownKeys, type Refusal, sift } from '../sift.ts'
import { exchange, exchangeHolds, exchangeReadMe, refusalOfRecipient } from './exchange.ts'
import { microsoftFields, refusalOfField, refusalOfUser } from './microsoft-users.ts'

/** The first lines, which Entra wants as they are. Source: KIT-11, [MS2]. */
const version = 'version:v1.0'
const headings = [
  ...['Name [displayName] Required', 'User name [userPrincipalName] Required'],
  ...['Initial password [passwordProfile] Required'],
  ...['Block sign in (Yes/No) [accountEnabled] Required', 'First name [givenName]'],
  ...['Last name [surname]', 'Job title [jobTitle]', 'Department [department]'],
  ...['Usage location [usageLocation]', 'Street address [streetAddress]'],
  ...['State or province [state]', 'Country or region [country]'],
  ...['Office [physicalDeliveryOfficeName]', 'City [city]', 'ZIP or postal code [postalCode]'],
  ...['Office phone [telephoneNumber]', 'Mobile phone [mobile]'],
]

/** How many users a file has; one with a single user is another kind of file. Source: KIT-11. */
const mostUsers = 1_000

/** Entra takes no blanks around values. Source: KIT-11. */
function refusalOf(text: string, field: ProfileField): Refusal | undefined {
  if (text !== text.trim()) return { reason: 'reason.blanks' }
  return refusalOfField(text, field)
}

/** Returns the users of each file: none has only one. */
function portionsOf(users: readonly Subject<LintUser>[]): Subject<LintUser>[][] {
  const portions: Subject<LintUser>[][] = []
  for (let at = 0; at < users.length; ) {
    const size = users.length - at === mostUsers + 1 ? mostUsers - 1 : mostUsers
    portions.push(users.slice(at, at + size))
    at += size
  }
  return portions
}

/** Users for Entra, and the rest for Exchange Online. Source: KIT-11, KIT-12, KIT-13. */
export const entra: Recipe = {
  ...{ target: 'Entra', version: 'Exchange Online', checkedOn: '2026-11-28' },
  holds: exchangeHolds,
  readMe: { users: { notes: ['microsoft.note.entra'] }, ...exchangeReadMe },
  *make(kit) {
    const sifted = yield* sift(kit, {
      ...{ user: refusalOfUser, group: refusalOfRecipient, resource: refusalOfRecipient },
      alone: { reason: 'entra.alone' },
    })
    for (const [at, users] of portionsOf(sifted.users).entries()) {
      const csv = csvFiles(() => `11-entra/UserCreate-${String(at + 1).padStart(3, '0')}.csv`, {
        ...{ before: version, headings },
      })
      for (const user of users) {
        yield
        const { texts, keys } = fieldsOf(kit, user, microsoftFields, refusalOf)
        const { firstName = '', lastName = '', jobTitle = '', department = '' } = texts
        const { street = '', country = '', office = '', city = '', zipCode = '' } = texts
        const location = kit.model.decided.countryCode(user.row.country ?? '') ?? ''
        const place = csv.add([
          ...[user.row.displayName?.trim() ?? '', user.address, kit.passwordOf(user), 'No'],
          ...[firstName, lastName, jobTitle, department, location, street, '', country],
          ...[office, city, zipCode, texts.telephone ?? '', ''],
        ])
        kit.carried(place, ...ownKeys(kit, user), ...keys)
      }
      kit.add(csv)
    }
    yield* exchange(kit, sifted, 'Entra')
  },
}
