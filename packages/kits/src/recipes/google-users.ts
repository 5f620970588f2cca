import type { LintUser } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import { csvFiles } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import { isPlainText } from '../plain-text.ts'
import { fieldsOf, ownKeys, type Refusal, type Sifted } from '../sift.ts'

/** The headings of the template for uploading users. Source: KIT-20, [G3]. */
export const googleUserHeadings = [
  ...(['First Name [Required]', 'Last Name [Required]', 'Email Address [Required]'] as const),
  ...(['Password [Required]', 'Password Hash Function [UPLOAD ONLY]'] as const),
  ...(['Org Unit Path [Required]', 'New Primary Email [UPLOAD ONLY]', 'Recovery Email'] as const),
  ...(['Home Secondary Email', 'Work Secondary Email'] as const),
  ...(['Recovery Phone [MUST BE IN THE E.164 FORMAT]', 'Work Phone', 'Home Phone'] as const),
  ...(['Mobile Phone', 'Work Address', 'Home Address', 'Employee ID', 'Employee Type'] as const),
  ...(['Employee Title', 'Manager Email', 'Department', 'Cost Center', 'Building ID'] as const),
  ...(['Floor Name', 'Floor Section', 'Change Password at Next Sign-In'] as const),
  ...(['New Status [UPLOAD ONLY]', 'Advanced Protection Program enrollment'] as const),
] as const
type Heading = (typeof googleUserHeadings)[number]

/** How long a first or last name is. Source: KIT-20, LINT-16. */
const longestName = 60

/** How many users a file has. Source: KIT-20, [G1]. */
const mostUsers = 150_000

/** Returns why Google takes no such user. Source: LINT-15, LINT-16. */
export function refusalOfUser({ row, address }: Subject<LintUser>): Refusal | undefined {
  const names = [row.firstName ?? '', row.lastName ?? '']
  if (names.some((name) => name.trim() === '')) return { reason: 'google.namesMissing' }
  if (!names.every(isPlainText)) return { reason: 'reason.control' }
  if (names.some(({ length }) => length > longestName))
    return { reason: 'reason.tooLong', values: { max: longestName } }
  // Letters, digits, dashes, underscores and full stops. [own]
  return /[+%]/.test(partsOf(address).local) ? { reason: 'reason.address' } : undefined
}

/** Writes the users for the admin console. Source: KIT-20. */
export function* googleUsers(kit: Kit, { users }: Sifted) {
  const csv = csvFiles((part) => `10-users/users-${String(part).padStart(3, '0')}.csv`, {
    ...{ headings: googleUserHeadings, bom: true, maxRows: mostUsers },
  })
  for (const user of users) {
    yield
    const { row } = user
    const { texts, keys } = fieldsOf(kit, user, [
      ...(['firstName', 'lastName', 'telephone', 'jobTitle', 'department'] as const),
      ...(['street', 'city', 'zipCode', 'country'] as const),
    ])
    const { firstName = '', lastName = '', street, city, zipCode, country } = texts
    const town = [zipCode, city].filter(Boolean).join(' ')
    const cells: Partial<Record<Heading, string>> = {
      'First Name [Required]': firstName,
      'Last Name [Required]': lastName,
      'Email Address [Required]': user.address,
      'Password [Required]': kit.passwordOf(user),
      'Org Unit Path [Required]': '/',
      'Work Phone': texts.telephone ?? '',
      'Work Address': [street, town, country].filter(Boolean).join(', '),
      'Employee Title': texts.jobTitle ?? '',
      Department: texts.department ?? '',
      'Change Password at Next Sign-In': 'True',
    }
    const place = csv.add(googleUserHeadings.map((heading) => cells[heading] ?? ''))
    kit.carried(place, ...ownKeys(kit, user), ...keys)
    // Google shows both names.
    const display = `profile ${row.id} displayName`
    if (row.displayName === `${firstName} ${lastName}`) kit.carried(place, display)
    else if (row.displayName) kit.byHand(display, 'google.displayName')
    for (const field of ['initials', 'company', 'office'] as const)
      if (row[field]) kit.byHand(`profile ${row.id} ${field}`, 'notHeld.profile')
  }
  kit.add(csv)
}
