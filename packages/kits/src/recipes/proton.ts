import { csvFiles } from '../files.ts'
import { handLists } from '../lists.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import type { Recipe } from '../recipe.ts'
import { aliasKeys, fieldsOf, ownKeys, quotaKeys, type Refusal, sift } from '../sift.ts'

/** In the order of its page. Source: KIT-41, [P1]. */
const headings = [
  ...['DisplayName', 'EmailAddresses', 'InvitationEmail', 'TotalStorage', 'VPNAccess'],
  'PrivateSubUser',
]

const bytesOfMb = 1024 * 1024

/** The storage of people without a quota: every row has to have one. */
const defaultStorageMb = 1024

function refusalOfName(name: string): Refusal | undefined {
  if (name !== name.trim()) return { reason: 'reason.blanks' }
  // A line that begins so is a comment there, whatever follows.
  return name.startsWith('#') ? { reason: 'proton.comment' } : undefined
}

/** Users to be invited, and lists of the rest. Source: KIT-41. */
export const proton: Recipe = {
  ...{ target: 'Proton', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'byHand', alias: 'carried', group: 'byHand' },
    ...{ member: 'byHand', resource: 'byHand', booking: 'byHand', delegate: 'byHand' },
    ...{ FULL_ACCESS: 'byHand', SEND_AS: 'byHand', SEND_ON_BEHALF: 'byHand' },
    ...{
      groupPermission: 'byHand',
      quota: 'carried',
      hidden: 'byHand',
      description: 'byHand',
      policy: 'byHand',
    },
  },
  samples: { 'users.csv': headings },
  readMe: {
    ...copyMail('mbox'),
    users: { notes: ['proton.note.invitation', 'proton.note.storage'] },
    groups: { notes: ['note.lists'] },
  },
  *make(kit) {
    const { users, groups } = yield* sift(kit)
    const csv = csvFiles((part) => (part === 1 ? 'users.csv' : `users-${part}.csv`), { headings })
    const storage = kit.model.decided.quotas.get('Proton') ?? defaultStorageMb
    for (const user of users) {
      yield
      const { row, address, aliases } = user
      const { texts, keys } = fieldsOf(kit, user, ['displayName'], refusalOfName)
      const place = csv.add([
        texts.displayName ?? '',
        [address, ...aliases.map((alias) => alias.address)].join(','),
        // The address of WorkMail can be read until the MX records are switched.
        ...[row.email ?? '', String((row.quotaMb ?? storage) * bytesOfMb), '0', '1'],
      ])
      const own = [...ownKeys(kit, user), ...quotaKeys(user), ...aliasKeys(user)]
      kit.carried(place, ...own, ...keys)
    }
    kit.add(csv)
    // The column is for people only.
    for (const group of groups) for (const key of aliasKeys(group)) kit.byHand(key, 'notHeld.alias')
    yield* handLists(kit, { aliasesOfUsers: false })
    addConverter(kit)
  },
}
