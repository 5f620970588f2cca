import { csvFiles } from '../files.ts'
import type { Csv } from '../kit.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsOf, ownKeys, sift } from '../sift.ts'
import { exchange, exchangeHolds, exchangeReadMe, refusalOfRecipient } from './exchange.ts'
import { microsoftFields, refusalOfField, refusalOfUser } from './microsoft-users.ts'

/** The headings of the admin center's file. Source: KIT-10, [AF §7]. */
const headings = [
  ...(['User Name', 'First Name', 'Last Name', 'Display Name', 'Job Title', 'Department'] as const),
  ...(['Office Number', 'Office Phone', 'Mobile Phone', 'Fax'] as const),
  ...(['Alternate email address', 'Address', 'City', 'State or Province'] as const),
  ...(['ZIP or Postal Code', 'Country or Region'] as const),
] as const

/** How many users a file has. Source: KIT-10, [MS1]. */
const mostUsers = 250

/** Users for the admin center, and the rest for Exchange Online. Source: KIT-10, KIT-12, KIT-13. */
export const microsoft365: Recipe = {
  ...{ target: 'M365', version: 'Exchange Online', checkedOn: '2026-11-28' },
  holds: exchangeHolds,
  samples: { '10-users/<country>.csv': headings },
  readMe: { users: { notes: ['microsoft.note.users'] }, ...exchangeReadMe },
  *make(kit) {
    const sifted = yield* sift(kit, {
      ...{ user: refusalOfUser, group: refusalOfRecipient, resource: refusalOfRecipient },
    })
    // The wizard asks for one location for each file.
    const files = new Map<string, Csv>()
    for (const user of sifted.users) {
      yield
      const { texts, keys } = fieldsOf(kit, user, microsoftFields, refusalOfField)
      const country = kit.model.decided.countryCode(user.row.country ?? '') ?? 'unknown'
      const csv =
        files.get(country) ??
        csvFiles((part) => `10-users/${country}-${String(part).padStart(3, '0')}.csv`, {
          ...{ headings, maxRows: mostUsers },
        })
      files.set(country, csv)
      const { firstName = '', lastName = '', displayName = '', jobTitle = '' } = texts
      const { department = '', office = '', telephone = '', street = '', city = '' } = texts
      const place = csv.add([
        ...[user.address, firstName, lastName, displayName, jobTitle, department],
        ...[office, telephone, '', '', '', street, city, ''],
        ...[texts.zipCode ?? '', texts.country ?? ''],
      ])
      kit.carried(place, ...ownKeys(kit, user), ...keys)
    }
    for (const csv of files.values()) kit.add(csv)
    yield* exchange(kit, sifted, 'M365')
  },
}
