import { partsOf } from '@mailroom/schemas/lint/rule'
import { textFile } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import type { Recipe } from '../recipe.ts'
import { ownKeys, quotaKeys, type Sifted, sift } from '../sift.ts'

/** Writes the mailboxes of Postfix and the users of Dovecot. */
function* mailboxes(kit: Kit, { users }: Sifted) {
  const boxes = textFile('virtual_mailbox')
  const passwords = textFile('passwd-file')
  for (const user of users) {
    yield
    const { address, row } = user
    const { local, domain } = partsOf(address)
    kit.carried(boxes.add(`${address}\t${domain}/${local}/`), ...ownKeys(kit, user))
    const { quotaMb } = row
    const quota = quotaMb === undefined ? '' : `userdb_quota_rule=*:storage=${quotaMb}M`
    const hash = kit.passwordOf(user, 'SSHA512')
    kit.carried(passwords.add(`${address}:{SSHA512}${hash}::::::${quota}`), ...quotaKeys(user))
  }
  kit.add(boxes)
  kit.add(passwords)
}

function* aliases(kit: Kit, sifted: Sifted) {
  const virtual = textFile('virtual')
  const unix = textFile('aliases')
  // The aliases of a UNIX machine are local parts: two domains would run into each other.
  const [home, another] = sifted.domains
  const short = (address: string) => {
    const { local, domain } = partsOf(address)
    return domain === home ? local : address
  }
  const add = (address: string, targets: readonly string[], ...keys: readonly string[]) => {
    kit.carried(virtual.add(`${address}\t${targets.join(', ')}`), ...keys)
    if (another === undefined)
      unix.add(`${partsOf(address).local}: ${targets.map(short).join(', ')}`)
  }
  const aliasesOf = (owner: Subject) => {
    for (const { address, row } of owner.aliases)
      add(address, [owner.address], `address ${row.address}`)
  }
  for (const group of sifted.groups) {
    yield
    const members = sifted.membersOf(group)
    if (members.length === 0) {
      sifted.refuse(group, { reason: 'reason.noMember' })
      continue
    }
    const targets = members.map(({ member }) => member.address)
    add(group.address, targets, ...ownKeys(kit, group), ...members.map(({ key }) => key))
    aliasesOf(group)
  }
  for (const user of sifted.users) {
    yield
    aliasesOf(user)
  }
  kit.add(virtual)
  kit.add(unix)
}

/** Tables for Postfix, Dovecot and other UNIX programs. Source: KIT-35. */
export const postfix: Recipe = {
  ...{ target: 'Postfix', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'byHand', alias: 'carried', group: 'carried' },
    ...{ member: 'carried', resource: 'byHand', booking: 'byHand', delegate: 'byHand' },
    ...{ FULL_ACCESS: 'byHand', SEND_AS: 'byHand', SEND_ON_BEHALF: 'byHand' },
    ...{
      groupPermission: 'byHand',
      quota: 'carried',
      hidden: 'nothing',
      description: 'byHand',
      policy: 'byHand',
    },
  },
  readMe: {
    ...copyMail('maildir'),
    users: {
      commands: [
        'postmap virtual_mailbox virtual',
        'postmap -q ana@example.com virtual_mailbox',
        'postmap -q sales@example.com virtual',
      ],
      notes: ['postfix.note.tables', 'postfix.note.aliases', 'postfix.note.passwords'],
    },
    groups: { notes: ['postfix.note.limit'] },
  },
  *make(kit) {
    const sifted = yield* sift(kit)
    yield* mailboxes(kit, sifted)
    yield* aliases(kit, sifted)
    addConverter(kit)
  },
}
