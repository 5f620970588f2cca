import type { LintUser } from '@mailroom/schemas/lint/model'
import { csvFiles } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsOf, ownKeys, quotaKeys, type Refusal, type Sifted, sift } from '../sift.ts'

/** How long a first or last name is: Django's own. [own] */
const longestName = 150

function refusalOfName(name: string): Refusal | undefined {
  // Its import strips every cell. Source: [M1].
  if (name !== name.trim()) return { reason: 'reason.blanks' }
  return name.length > longestName
    ? { reason: 'reason.tooLong', values: { max: longestName } }
    : undefined
}

/** Returns the size of mailboxes without one of their own, in MB; 0 is without limit. */
function defaultQuota({ model }: Kit, users: readonly Subject<LintUser>[]): number {
  const largest = users.reduce((most, { row }) => Math.max(most, row.quotaMb ?? 0), 0)
  return model.decided.quotas.get('Modoboa') ?? largest
}

function* rows(kit: Kit, sifted: Sifted) {
  const csv = csvFiles((part) => (part === 1 ? 'modoboa.csv' : `modoboa-${part}.csv`), {
    delimiter: ';',
  })
  const quota = defaultQuota(kit, sifted.users)
  for (const name of sifted.domains) csv.add(['domain', name, '0', String(quota), 'true'])
  for (const user of sifted.users) {
    yield
    const { address, row } = user
    const { texts, keys } = fieldsOf(kit, user, ['firstName', 'lastName'], refusalOfName)
    const { firstName = '', lastName = '' } = texts
    const place = csv.add([
      ...['account', address, kit.passwordOf(user), firstName, lastName, 'true', 'SimpleUsers'],
      ...[address, String(row.quotaMb ?? quota)],
    ])
    kit.carried(place, ...ownKeys(kit, user), ...quotaKeys(user), ...keys)
  }
  const alias = (address: string, recipients: readonly string[], ...keys: readonly string[]) =>
    kit.carried(csv.add(['alias', address, 'true', ...recipients]), ...keys)
  const aliasesOf = ({ address, aliases }: Subject) => {
    for (const each of aliases) alias(each.address, [address], `address ${each.row.address}`)
  }
  for (const user of sifted.users) {
    yield
    aliasesOf(user)
  }
  // A recipient has to be there before: inner groups come first.
  for (const group of sifted.groups) {
    yield
    const members = sifted.membersOf(group)
    if (members.length === 0) {
      sifted.refuse(group, { reason: 'reason.noMember' })
      continue
    }
    const recipients = members.map(({ member }) => member.address)
    alias(group.address, recipients, ...ownKeys(kit, group), ...members.map(({ key }) => key))
    aliasesOf(group)
  }
  kit.add(csv)
}

/** One file for its import, which is one transaction. Source: KIT-32. */
export const modoboa: Recipe = {
  ...{ target: 'Modoboa', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'byHand', alias: 'carried', group: 'carried' },
    ...{ member: 'carried', resource: 'byHand', booking: 'byHand', delegate: 'byHand' },
    ...{ FULL_ACCESS: 'byHand', SEND_AS: 'byHand', SEND_ON_BEHALF: 'byHand' },
    ...{
      groupPermission: 'byHand',
      quota: 'carried',
      hidden: 'byHand',
      description: 'byHand',
      policy: 'byHand',
    },
  },
  readMe: {
    ...copyMail('maildir'),
    users: {
      commands: ['modo import --crypt-passwords --continue-if-exists modoboa.csv'],
      notes: ['modoboa.note.transaction', 'modoboa.note.copy'],
    },
  },
  *make(kit) {
    const sifted = yield* sift(kit)
    yield* rows(kit, sifted)
    addConverter(kit)
  },
}
