import { Document, Scalar } from 'yaml'
import { type Place, textFile } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import { program } from '../programs.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsOf, ownKeys, quotaKeys, type Sifted, sift } from '../sift.ts'

/** How long the name of a user is. Source: Mailu's model of a user. */
const longestName = 160

const bytesOfMb = 1024 * 1024

/** Returns a text that is in double quotes whatever it says. */
function quoted(text: string) {
  const scalar = new Scalar(text)
  scalar.type = 'QUOTE_DOUBLE'
  return scalar
}

/** Writes the parts of the configuration, each as YAML that every reader takes alike. */
function* parts(kit: Kit, sifted: Sifted) {
  const text = textFile('mail-config.yml')
  /** Adds an item of a list, and returns where it begins. */
  const item = (members: Record<string, unknown>): Place => {
    // The readers of Mailu know YAML 1.1 alone: there, more words are no texts.
    const document = new Document([members], { version: '1.1' })
    const { destination } = members
    if (destination)
      document.setIn([0, 'destination'], document.createNode(destination, { flow: true }))
    const lines = document.toString({ lineWidth: 0, flowCollectionPadding: false })
    const places = lines
      .trimEnd()
      .split('\n')
      .map((line) => text.add(`  ${line}`))
    return places[0] ?? text.add('')
  }
  if (sifted.domains.length > 0) text.add('domain:')
  for (const name of sifted.domains) item({ name })
  if (sifted.users.length > 0) text.add('user:')
  for (const user of sifted.users) {
    yield
    const { texts, keys } = fieldsOf(kit, user, ['displayName'], ({ length }) =>
      length > longestName ? { reason: 'reason.tooLong', values: { max: longestName } } : undefined,
    )
    const { quotaMb } = user.row
    const place = item({
      email: user.address,
      ...(texts.displayName === undefined ? {} : { displayed_name: quoted(texts.displayName) }),
      ...(quotaMb === undefined ? {} : { quota_bytes: quotaMb * bytesOfMb }),
      ...{ password: kit.passwordOf(user), hash_password: true },
    })
    kit.carried(place, ...ownKeys(kit, user), ...quotaKeys(user), ...keys)
  }
  yield* aliases(kit, sifted, { title: () => text.add('alias:'), item })
  kit.add(text)
}

function* aliases(
  kit: Kit,
  sifted: Sifted,
  { title, item }: { title: () => unknown; item: (members: Record<string, unknown>) => Place },
) {
  let isFirst = true
  const alias = (email: string, destination: string[], ...keys: readonly string[]) => {
    if (isFirst) title()
    isFirst = false
    kit.carried(item({ email, destination }), ...keys)
  }
  const aliasesOf = ({ address, aliases: more }: Subject) => {
    for (const each of more) alias(each.address, [address], `address ${each.row.address}`)
  }
  for (const user of sifted.users) {
    yield
    aliasesOf(user)
  }
  for (const group of sifted.groups) {
    yield
    const members = sifted.membersOf(group)
    if (members.length === 0) {
      sifted.refuse(group, { reason: 'reason.noMember' })
      continue
    }
    const destination = members.map(({ member }) => member.address)
    alias(group.address, destination, ...ownKeys(kit, group), ...members.map(({ key }) => key))
    aliasesOf(group)
  }
}

/** A configuration to merge into the existing one, never in its place. Source: KIT-33. */
export const mailu: Recipe = {
  ...{ target: 'Mailu', checkedOn: '2026-11-28' },
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
    users: { commands: ['sh import.sh', 'sh import.sh --apply'], notes: ['mailu.note.update'] },
  },
  *make(kit) {
    const sifted = yield* sift(kit)
    yield* parts(kit, sifted)
    kit.addProgram('import.sh', program('mailu-import.sh'))
    addConverter(kit)
  },
}
