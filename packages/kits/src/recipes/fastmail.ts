import { handLists, listFor } from '../lists.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import type { Recipe } from '../recipe.ts'
import { sheets } from '../sheets.ts'

/** Lists and printable sheets: it reads no file. Also for Kopano and Zoom. Source: KIT-42. */
export const fastmail: Recipe = {
  ...{ target: 'Fastmail', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'byHand', profile: 'byHand', alias: 'byHand', group: 'byHand' },
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
  readMe: {
    ...copyMail('mbox'),
    users: { notes: ['fastmail.note.lists', 'fastmail.note.sheets'] },
    groups: { notes: ['note.lists'] },
  },
  *make(kit) {
    const users = listFor(
      'users',
      ...['Address', 'Password', 'Display name', 'First name', 'Last name', 'Quota in MB'],
    )
    for (const user of kit.users) {
      yield
      const { displayName = '', firstName = '', lastName = '', quotaMb = '' } = user.row
      users.add([
        ...[user.address, kit.passwordOf(user), displayName, firstName, lastName],
        String(quotaMb),
      ])
    }
    kit.add(users)
    yield* handLists(kit)
    yield* sheets(kit)
    addConverter(kit)
  },
}
