import type { LintGroup, LintUser } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import { type Place, textFile } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import { isPlainText } from '../plain-text.ts'
import type { Recipe } from '../recipe.ts'
import { aliasKeys, fieldsOf, ownKeys, quotaKeys, type Sifted, sift } from '../sift.ts'

/** How many objects a line has. Source: KIT-30, [S1]. */
const mostObjects = 500

const bytesOfMb = 1024 * 1024

type Entry = { value: Record<string, unknown>; keys: readonly string[] }

/** Collects objects of a kind into lines, each an upsert: nothing is ever removed. */
function upserts(kit: Kit, text: ReturnType<typeof textFile>, object: string, letter: string) {
  const matchOn = object === 'Domain' ? ['name'] : ['name', 'domainId']
  let waiting: [string, Entry][] = []
  let count = 0
  const flush = () => {
    if (waiting.length === 0) return
    const value = Object.fromEntries(waiting.map(([id, entry]) => [id, entry.value]))
    const place: Place = text.add(JSON.stringify({ '@type': 'upsert', object, matchOn, value }))
    for (const [, { keys }] of waiting) kit.carried(place, ...keys)
    waiting = []
  }
  return {
    add(entry: Entry) {
      waiting.push([`${letter}${++count}`, entry])
      if (waiting.length === mostObjects) flush()
    },
    flush,
  }
}

/** A list is a map by index there. Source: KIT-30. */
function listed<Value>(values: readonly Value[]) {
  return Object.fromEntries(values.map((value, place) => [place, value]))
}

/** Returns how the address of an account or list is written. */
function addresser(domains: readonly string[]) {
  const ids = new Map(domains.map((name, place) => [name, `#d${place + 1}`]))
  return (address: string) => {
    const { local, domain } = partsOf(address)
    return { name: local, domainId: ids.get(domain) ?? '' }
  }
}

function* plan(kit: Kit, sifted: Sifted, named: ReturnType<typeof addresser>) {
  const text = textFile('plan.ndjson')
  const domains = upserts(kit, text, 'Domain', 'd')
  for (const name of sifted.domains) domains.add({ value: { name }, keys: [] })
  domains.flush()
  const aliasesOf = ({ aliases }: Subject<LintUser | LintGroup>) =>
    aliases.length === 0
      ? {}
      : { aliases: listed(aliases.map(({ address }) => ({ ...named(address), enabled: true }))) }
  const accounts = upserts(kit, text, 'Account', 'u')
  for (const user of sifted.users) {
    yield
    const { texts, keys } = fieldsOf(kit, user, ['displayName'])
    const { quotaMb } = user.row
    accounts.add({
      value: {
        ...{ '@type': 'User', ...named(user.address) },
        ...(texts.displayName === undefined ? {} : { description: texts.displayName }),
        ...aliasesOf(user),
        ...(quotaMb === undefined ? {} : { quotas: { maxDiskQuota: quotaMb * bytesOfMb } }),
      },
      keys: [...ownKeys(kit, user), ...aliasKeys(user), ...quotaKeys(user), ...keys],
    })
  }
  accounts.flush()
  const lists = upserts(kit, text, 'MailingList', 'l')
  for (const group of sifted.groups) {
    yield
    const { name, domainId } = named(group.address)
    const title = group.row.name ?? ''
    const members = sifted.membersOf(group)
    lists.add({
      value: {
        ...{ name, domainId },
        ...(title === name || title === '' ? {} : { description: title }),
        ...aliasesOf(group),
        recipients: Object.fromEntries(members.map(({ member }) => [member.address, true])),
      },
      keys: [...ownKeys(kit, group), ...aliasKeys(group), ...members.map(({ key }) => key)],
    })
  }
  lists.flush()
  kit.add(text)
}

/** Writes a second plan with the passwords, which the browser fills in. */
function* credentials(kit: Kit, sifted: Sifted, named: ReturnType<typeof addresser>) {
  const text = textFile('plan-credentials.ndjson')
  const domains = upserts(kit, text, 'Domain', 'd')
  for (const name of sifted.domains) domains.add({ value: { name }, keys: [] })
  if (sifted.users.length > 0) domains.flush()
  const accounts = upserts(kit, text, 'Account', 'u')
  for (const user of sifted.users) {
    yield
    const secret = kit.passwordOf(user)
    accounts.add({
      value: {
        ...{ '@type': 'User', ...named(user.address) },
        credentials: listed([{ '@type': 'Password', secret }]),
      },
      keys: [],
    })
  }
  accounts.flush()
  kit.add(text)
}

/** A plan for its command line. Source: KIT-30. */
export const stalwart: Recipe = {
  ...{ target: 'Stalwart', version: '0.16 and later', checkedOn: '2026-11-28' },
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
      commands: [
        'stalwart-cli apply --file plan.ndjson --dry-run',
        'stalwart-cli apply --file plan.ndjson',
        'stalwart-cli apply --file plan-credentials.ndjson',
      ],
      notes: ['stalwart.note.dryRun', 'stalwart.note.credentials'],
    },
    groups: { notes: ['stalwart.note.lists'] },
  },
  *make(kit) {
    const sifted = yield* sift(kit, {
      group: ({ row }) => (isPlainText(row.name ?? '') ? undefined : { reason: 'reason.control' }),
    })
    const named = addresser(sifted.domains)
    yield* plan(kit, sifted, named)
    yield* credentials(kit, sifted, named)
    addConverter(kit)
  },
}
