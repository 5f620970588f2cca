import { csvFiles } from '../files.ts'
import { handLists } from '../lists.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsOf, ownKeys, sift } from '../sift.ts'

/** How many users a file has. Source: KIT-40, [Z1]. */
const mostUsers = 200

/** The headings of an old page; nobody knows the present ones. Source: [Z3]. */
const headings = ['Username', 'Password', 'First Name', 'Last Name']

/** Users for its importer, and lists of the rest. Source: KIT-40. */
export const zoho: Recipe = {
  ...{ target: 'Zoho', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'byHand', alias: 'byHand', group: 'byHand' },
    ...{ member: 'byHand', resource: 'byHand', booking: 'byHand', delegate: 'byHand' },
    ...{ FULL_ACCESS: 'byHand', SEND_AS: 'byHand', SEND_ON_BEHALF: 'byHand' },
    ...{
      groupPermission: 'byHand',
      quota: 'byHand',
      hidden: 'byHand',
      description: 'byHand',
      policy: 'byHand',
    },
  },
  samples: { '10-users/users.csv': headings },
  readMe: {
    ...copyMail('mbox'),
    users: { notes: ['zoho.note.users', 'zoho.note.importer'] },
    groups: { notes: ['note.lists'] },
    aliases: { notes: ['note.lists'] },
  },
  *make(kit) {
    const { users } = yield* sift(kit)
    const csv = csvFiles((part) => `10-users/users-${String(part).padStart(3, '0')}.csv`, {
      ...{ headings, maxRows: mostUsers },
    })
    for (const user of users) {
      yield
      const { texts, keys } = fieldsOf(kit, user, ['firstName', 'lastName'])
      const { firstName = '', lastName = '' } = texts
      const place = csv.add([user.address, kit.passwordOf(user), firstName, lastName])
      kit.carried(place, ...ownKeys(kit, user), ...keys)
    }
    kit.add(csv)
    yield* handLists(kit)
    addConverter(kit)
  },
}
