import type { LintResource, LintUser } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import { textFile } from '../files.ts'
import type { Grant, Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import { isPlainText } from '../plain-text.ts'
import { program } from '../programs.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsOf, ownKeys, quotaKeys, type Refusal, type Sifted, sift } from '../sift.ts'

/** The sizes of mailboxes are MiB. Without one, a mailbox gets what mailcow's own form proposes. */
const defaultQuota = 3072

/** The least limits of a domain, so that there is room for more. Source: KIT-31. */
const least = { aliases: 400, mailboxes: 100 }

/** How long a name is, and the recipients of an alias. [own] */
const longest = { name: 255, recipients: 65_535 }

const quotaOf = (kit: Kit, { row }: Subject<LintUser>) =>
  row.quotaMb ?? kit.model.decided.quotas.get('mailcow') ?? defaultQuota

function* domains(kit: Kit, sifted: Sifted, add: Add) {
  const counts = new Map(
    sifted.domains.map((name) => [name, { aliases: 0, mailboxes: 0, largest: defaultQuota }]),
  )
  const of = (address: string) => counts.get(partsOf(address).domain)
  for (const user of sifted.users) {
    yield
    const count = of(user.address)
    if (count) {
      count.mailboxes++
      count.largest = Math.max(count.largest, quotaOf(kit, user))
    }
  }
  for (const each of [...sifted.users, ...sifted.groups, ...sifted.resources]) {
    yield
    const own = each.row.kind === 'group' ? [each] : []
    for (const { address } of [...own, ...each.aliases]) {
      const count = of(address)
      if (count) count.aliases++
    }
  }
  for (const [domain, { aliases, mailboxes, largest }] of counts) {
    const most = Math.max(least.mailboxes, mailboxes)
    add('add/domain', {
      ...{ domain, description: '' },
      aliases: String(Math.max(least.aliases, aliases)),
      mailboxes: String(most),
      ...{ defquota: String(defaultQuota), maxquota: String(largest) },
      ...{ quota: String(most * largest), active: '1' },
    })
  }
}

type Add = (path: string, body: object, ...keys: readonly string[]) => void

function* mailboxes(kit: Kit, { users }: Sifted, add: Add) {
  for (const user of users) {
    yield
    const { local, domain } = partsOf(user.address)
    const { texts, keys } = fieldsOf(kit, user, ['displayName'], ({ length }) =>
      length > longest.name
        ? { reason: 'reason.tooLong', values: { max: longest.name } }
        : undefined,
    )
    const password = kit.passwordOf(user)
    add(
      'add/mailbox',
      {
        ...{ local_part: local, domain, name: texts.displayName ?? '', authsource: 'mailcow' },
        ...{ quota: String(quotaOf(kit, user)), active: '1', force_pw_update: '1' },
        ...{ password, password2: password },
      },
      ...[...ownKeys(kit, user), ...quotaKeys(user), ...keys],
    )
  }
}

function* aliases(kit: Kit, sifted: Sifted, add: Add) {
  const alias = (address: string, goto: string, ...keys: readonly string[]) =>
    add('add/alias', { address, goto, active: '1' }, ...keys)
  const aliasesOf = (owner: Subject) => {
    for (const { address, row } of owner.aliases)
      alias(address, owner.address, `address ${row.address}`)
  }
  for (const user of sifted.users) {
    yield
    aliasesOf(user)
  }
  for (const group of sifted.groups) {
    yield
    const members = sifted.membersOf(group)
    const goto = members.map(({ member }) => member.address).join(',')
    if (goto === '') sifted.refuse(group, { reason: 'reason.noMember' })
    else if (goto.length > longest.recipients) sifted.refuse(group, { reason: 'reason.members' })
    else {
      alias(group.address, goto, ...ownKeys(kit, group), ...members.map(({ key }) => key))
      aliasesOf(group)
    }
  }
  for (const resource of sifted.resources) aliasesOf(resource)
}

/** Returns the address that mailcow makes of what a resource is called. Source: its `mailbox` add. */
const madeAddress = ({ row, address }: Subject<LintResource>) =>
  `${(row.name ?? '').replaceAll(/[^0-9a-z]/gi, '').toLowerCase()}@${partsOf(address).domain}`

function* resources(kit: Kit, sifted: Sifted, add: Add) {
  for (const resource of sifted.resources) {
    yield
    const { row, address } = resource
    add(
      'add/resource',
      {
        ...{ description: row.name ?? '', domain: partsOf(address).domain },
        ...{ kind: row.type === 'EQUIPMENT' ? 'thing' : 'location' },
        ...{ multiple_bookings: '-1', active: '1' },
      },
      ...ownKeys(kit, resource),
    )
  }
}

/** Says who may send as whom; a mailbox has one list. */
function* senders(kit: Kit, { isWritten }: Sifted, add: Add) {
  const byGrantee = new Map<Subject, Grant[]>()
  for (const grant of kit.grants) {
    if (grant.value !== 'SEND_AS') continue
    const list = byGrantee.get(grant.grantee)
    if (list) list.push(grant)
    else byGrantee.set(grant.grantee, [grant])
  }
  const canHave = ({ mailbox, grantee }: Grant) =>
    grantee.row.kind === 'user' && isWritten(mailbox) && isWritten(grantee)
  for (const [grantee, all] of byGrantee) {
    yield
    for (const { key, row } of all.filter((grant) => !canHave(grant)))
      kit.byHand(
        key,
        row.granteeKind === 'GROUP' ? 'notHeld.groupPermission' : 'reason.otherByHand',
      )
    const grants = all.filter(canHave)
    if (grants.length === 0) continue
    const from = [...new Set(grants.map(({ mailbox }) => mailbox.address))].toSorted()
    add(
      'edit/mailbox',
      { items: [grantee.address], attr: { sender_acl: from } },
      ...grants.map(({ key }) => key),
    )
  }
}

/** Calls of its API, one an object. Source: KIT-31. */
export const mailcow: Recipe = {
  ...{ target: 'mailcow', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'byHand', alias: 'carried', group: 'carried' },
    ...{ member: 'carried', resource: 'partly', booking: 'byHand', delegate: 'byHand' },
    ...{ FULL_ACCESS: 'byHand', SEND_AS: 'carried', SEND_ON_BEHALF: 'byHand' },
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
        'read -rs MAILCOW_API_KEY && export MAILCOW_API_KEY',
        'node apply.mjs https://mail.example.com',
        'node apply.mjs https://mail.example.com --apply',
      ],
      notes: ['mailcow.note.key', 'mailcow.note.order'],
    },
  },
  *make(kit) {
    const resource = (each: Subject<LintResource>): Refusal | undefined => {
      if (!isPlainText(each.row.name ?? '')) return { reason: 'reason.control' }
      return madeAddress(each) === each.address ? undefined : { reason: 'mailcow.resourceAddress' }
    }
    const sifted = yield* sift(kit, { resource })
    const text = textFile('bodies.ndjson')
    const add: Add = (path, body, ...keys) =>
      kit.carried(text.add(JSON.stringify({ path: `/api/v1/${path}`, body })), ...keys)
    yield* domains(kit, sifted, add)
    yield* mailboxes(kit, sifted, add)
    yield* aliases(kit, sifted, add)
    yield* resources(kit, sifted, add)
    yield* senders(kit, sifted, add)
    kit.add(text)
    kit.addProgram('apply.mjs', program('mailcow-apply.mjs'))
    addConverter(kit)
  },
}
