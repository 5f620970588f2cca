import type { LintUser } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import type { ProfileField } from '../facts.ts'
import type { Subject } from '../kit.ts'
import { isPlainText } from '../plain-text.ts'
import type { Refusal } from '../sift.ts'

/** How long the fields of a user are. Source: KIT-10, [MS1]. */
const lengths: Partial<Record<ProfileField, number>> = {
  ...{ firstName: 64, lastName: 64, displayName: 256, jobTitle: 64, department: 64 },
  ...{ office: 128, telephone: 64, street: 1_023, city: 128, country: 128, zipCode: 40 },
}

/** How long a user name and its parts are. Source: KIT-10, [MS1]. */
const userName = { whole: 79, local: 50, domain: 48 }

/** The fields that files of users have. */
export const microsoftFields = [
  ...(['displayName', 'firstName', 'lastName', 'telephone', 'street', 'jobTitle'] as const),
  ...(['city', 'zipCode', 'department', 'country', 'office'] as const),
] as const

/** Returns why Microsoft takes no such field: it is too long. Source: KIT-10, LINT-18. */
export function refusalOfField(text: string, field: ProfileField): Refusal | undefined {
  const max = lengths[field] ?? Infinity
  return text.length > max ? { reason: 'reason.tooLong', values: { max } } : undefined
}

/** Returns why Microsoft takes no such user. Source: KIT-10, LINT-14, LINT-17. */
export function refusalOfUser({ row, address }: Subject<LintUser>): Refusal | undefined {
  const { local, domain } = partsOf(address)
  const isLong =
    address.length > userName.whole ||
    local.length > userName.local ||
    domain.length > userName.domain
  if (isLong) return { reason: 'microsoft.userName' }
  const { displayName = '' } = row
  if (displayName.trim() === '') return { reason: 'microsoft.displayNameMissing' }
  if (!isPlainText(displayName)) return { reason: 'reason.control' }
  return refusalOfField(displayName, 'displayName')
}
