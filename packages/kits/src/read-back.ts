import { parse } from 'csv-parse/sync'
import { CORE_SCHEMA, load } from 'js-yaml'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import type { MadeKit } from './make-kit.ts'
import type { KitTarget } from './recipe.ts'

// What the tests of the kits share: each kit as its target reads it, by programs that are not ours.

/** What a kit creates. Addresses are as at the target. */
export type Read = {
  users: Map<string, Record<string, string | number | undefined>>
  /** The aliases, each with its owner. */
  aliases: Map<string, string>
  groups: Set<string>
  /** `sales@example.com ana@example.com` */
  members: Set<string>
  resources: Set<string>
  /** `mailbox grantee` */
  permissions: Set<string>
}

const nothing = (): Read => ({
  ...{ users: new Map(), aliases: new Map(), groups: new Set(), members: new Set() },
  ...{ resources: new Set(), permissions: new Set() },
})

type Files = MadeKit['files']

const filesOf = (files: Files, pattern: RegExp) =>
  files.filter(({ path }) => pattern.test(path)).map(({ content }) => content)

/** Strict: neither loose quotes nor rows of other lengths. */
const rowsOf = (files: Files, pattern: RegExp) =>
  filesOf(files, pattern).flatMap((content) =>
    parse<Record<string, string>>(content, { bom: true, columns: true }),
  )

const json = (files: Files, path: RegExp) =>
  filesOf(files, path).flatMap((content) =>
    content.split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)])),
  )

function google(files: Files): Read {
  const read = nothing()
  for (const row of rowsOf(files, /^10-users/))
    read.users.set(row['Email Address [Required]'] ?? '', {
      firstName: row['First Name [Required]'],
      lastName: row['Last Name [Required]'],
      telephone: row['Work Phone'] || undefined,
      jobTitle: row['Employee Title'] || undefined,
      department: row.Department || undefined,
    })
  for (const row of rowsOf(files, /aliases/)) read.aliases.set(row.Alias ?? '', row.Target ?? '')
  for (const { Email = '' } of rowsOf(files, /groups\.csv/)) read.groups.add(Email)
  for (const row of rowsOf(files, /^20-groups/))
    read.members.add(`${row['Group Email [Required]']} ${row['Member Email']}`)
  for (const { Id = '' } of rowsOf(files, /resources/)) read.resources.add(Id)
  for (const row of rowsOf(files, /-gam.delegates/))
    read.permissions.add(`${row.Mailbox} ${row.Grantee}`)
  return read
}

const Objects = z.record(z.string(), z.unknown())
const Named = z.object({ name: z.string(), domainId: z.string() })
const Operation = z.strictObject({
  ...{ '@type': z.literal('upsert'), matchOn: z.array(z.string()), value: Objects },
  object: z.enum(['Domain', 'Account', 'MailingList']),
})
const Described = Named.extend({
  description: z.optional(z.string()),
  aliases: z.optional(z.record(z.string(), Named.extend({ enabled: z.literal(true) }))),
})
const Account = Described.extend({
  '@type': z.literal('User'),
  quotas: z.optional(z.strictObject({ maxDiskQuota: z.number() })),
}).strict()
const MailingList = Described.extend({
  recipients: z.record(z.string(), z.literal(true)),
}).strict()

function stalwart(files: Files): Read {
  const read = nothing()
  const domains = new Map<string, string>()
  const addressOf = ({ name, domainId }: z.infer<typeof Named>) =>
    `${name}@${domains.get(domainId.slice(1))}`
  const aliasesOf = (owner: z.infer<typeof Described>) => {
    for (const alias of Object.values(owner.aliases ?? {}))
      read.aliases.set(addressOf(alias), addressOf(owner))
  }
  for (const line of json(files, /^plan\.ndjson/)) {
    const { object, value } = Operation.parse(line)
    for (const [id, each] of Object.entries(value))
      if (object === 'Domain')
        domains.set(id, z.strictObject({ name: z.string() }).parse(each).name)
      else if (object === 'Account') {
        const account = Account.parse(each)
        read.users.set(addressOf(account), {
          displayName: account.description,
          quotaMb: account.quotas && account.quotas.maxDiskQuota / 1024 / 1024,
        })
        aliasesOf(account)
      } else {
        const list = MailingList.parse(each)
        read.groups.add(addressOf(list))
        aliasesOf(list)
        for (const member of Object.keys(list.recipients))
          read.members.add(`${addressOf(list)} ${member}`)
      }
  }
  return read
}

/** Sorts entries of addresses with their targets into groups and aliases. */
function addEntry(read: Read, groups: ReadonlySet<string>, address: string, targets: string[]) {
  const [owner = ''] = targets
  if (groups.has(address)) {
    read.groups.add(address)
    for (const target of targets) read.members.add(`${address} ${target}`)
  } else read.aliases.set(address, targets.length === 1 ? owner : targets.join(' '))
}

const text = z.string()
/** Values are texts, as its API documents them. Source: [C1]. */
const Body = z.object({
  path: text,
  body: z.union([
    z.record(text, text),
    z.strictObject({
      items: z.tuple([text]),
      attr: z.strictObject({ sender_acl: z.array(text) }),
    }),
  ]),
})

function mailcow(files: Files, groups: ReadonlySet<string>): Read {
  const read = nothing()
  for (const line of json(files, /^bodies\.ndjson/)) {
    const { path, body } = Body.parse(line)
    if ('attr' in body && typeof body.attr === 'object') {
      for (const mailbox of body.attr.sender_acl)
        read.permissions.add(`${mailbox} ${(body.items as string[])[0]}`)
      continue
    }
    const of = z.record(text, text).parse(body)
    if (path.endsWith('mailbox'))
      read.users.set(`${of.local_part}@${of.domain}`, {
        ...{ displayName: of.name || undefined, quotaMb: Number(of.quota) },
      })
    else if (path.endsWith('alias'))
      addEntry(read, groups, of.address ?? '', (of.goto ?? '').split(','))
    else if (path.endsWith('resource'))
      // As its own program makes the address.
      read.resources.add(`${of.description?.replace(/[^\da-z]/gi, '').toLowerCase()}@${of.domain}`)
  }
  return read
}

function modoboa(files: Files, groups: ReadonlySet<string>): Read {
  const read = nothing()
  for (const content of filesOf(files, /^modoboa/))
    for (const row of parse(content, { delimiter: ';', relax_column_count: true })) {
      const [kind, address = '', , firstName, lastName, , , , quota] = row
      if (kind === 'account')
        read.users.set(address, {
          firstName: firstName || undefined,
          ...{ lastName: lastName || undefined, quotaMb: Number(quota) },
        })
      else if (kind === 'alias') addEntry(read, groups, address, row.slice(3))
    }
  return read
}

const MailuConfig = z.strictObject({
  domain: z.optional(z.array(z.strictObject({ name: text }))),
  user: z.optional(
    z.array(
      z.strictObject({
        ...{ email: text, password: text, hash_password: z.literal(true) },
        ...{ displayed_name: z.optional(text), quota_bytes: z.optional(z.number()) },
      }),
    ),
  ),
  alias: z.optional(z.array(z.strictObject({ email: text, destination: z.array(text) }))),
})

function mailu(files: Files, groups: ReadonlySet<string>): Read {
  const read = nothing()
  for (const content of filesOf(files, /\.yml$/)) {
    const config = MailuConfig.parse(parseYaml(content, { version: '1.1' }))
    const again: unknown = load(content, { schema: CORE_SCHEMA })
    if (JSON.stringify(config) !== JSON.stringify(MailuConfig.parse(again)))
      throw new Error('Two readers of YAML read two things')
    for (const { email, displayed_name: displayName, quota_bytes: bytes } of config.user ?? [])
      read.users.set(email, { displayName, quotaMb: bytes && bytes / 1024 / 1024 })
    for (const { email, destination } of config.alias ?? [])
      addEntry(read, groups, email, destination)
  }
  return read
}

/**
 * Reads a line of `zmprov -f` as its documentation says: words apart by blanks, values in double
 * quotes. Everything that its own reader may take for something else is an error.
 */
export function zmprovWords(line: string): string[] {
  const words: string[] = []
  const pattern = /("([^"\\]*)"|[^\s"'\\#]+)(?: |$)/y
  while (pattern.lastIndex < line.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(line)
    if (!match) throw new Error(`Not a command: ${line.slice(at)}`)
    words.push(match[2] ?? match[1] ?? '')
  }
  return words
}

function zimbra(files: Files): Read {
  const read = nothing()
  const lines = filesOf(files, /^commands\.txt/).flatMap((content) => content.trimEnd().split('\n'))
  for (const line of lines) {
    const [command, address = '', other = '', ...rest] = zmprovWords(line)
    const attributes: Record<string, string> = {}
    for (let at = 0; at < rest.length; at += 2) attributes[rest[at] ?? ''] = rest[at + 1] ?? ''
    const { displayName, givenName, sn, title, telephoneNumber, zimbraMailQuota } = attributes
    if (command === 'ca')
      read.users.set(address, {
        ...{ displayName, firstName: givenName, lastName: sn },
        ...{ jobTitle: title, telephone: telephoneNumber },
        quotaMb: zimbraMailQuota === undefined ? undefined : Number(zimbraMailQuota) / 1024 / 1024,
      })
    else if (command === 'aaa' || command === 'adla') read.aliases.set(other, address)
    else if (command === 'cdl') read.groups.add(address)
    else if (command === 'adlm') read.members.add(`${address} ${other}`)
    else if (command === 'ccr') read.resources.add(address)
    else throw new Error(`No such command: ${command}`)
  }
  return read
}

function postfix(files: Files, groups: ReadonlySet<string>): Read {
  const read = nothing()
  const lines = (pattern: RegExp) =>
    filesOf(files, pattern).flatMap((content) => content.trimEnd().split('\n'))
  for (const line of lines(/^passwd-file/)) {
    const fields = line.split(':')
    // A quota has one colon of its own.
    const [address = '', , , , , , , ...extra] = fields
    const quota = /^userdb_quota_rule=\*:storage=(\d+)M$/.exec(extra.join(':'))?.[1]
    read.users.set(address, { quotaMb: quota === undefined ? undefined : Number(quota) })
  }
  for (const line of lines(/^virtual_mailbox/))
    if (!read.users.has(line.split('\t')[0] ?? '')) throw new Error(`No password: ${line}`)
  for (const line of lines(/^virtual$/)) {
    const [address = '', targets = ''] = line.split('\t')
    addEntry(read, groups, address, targets.split(', '))
  }
  return read
}

function zoho(files: Files): Read {
  const read = nothing()
  for (const row of rowsOf(files, /^10-users/))
    read.users.set(row.Username ?? '', {
      firstName: row['First Name'] || undefined,
      lastName: row['Last Name'] || undefined,
    })
  return read
}

function proton(files: Files): Read {
  const read = nothing()
  // Its own page reads so. Source: ProtonMail/WebClients, `multipleUserCreation/csv.ts`.
  const options = { columns: true, comment: '#', comment_no_infix: true, trim: true } as const
  for (const row of filesOf(files, /^users/).flatMap((content) =>
    parse<Record<string, string>>(content, options),
  )) {
    const [address = '', ...aliases] = (row.EmailAddresses ?? '').split(',')
    read.users.set(address, {
      displayName: row.DisplayName || undefined,
      quotaMb: Number(row.TotalStorage) / 1024 / 1024,
    })
    for (const alias of aliases) read.aliases.set(alias, address)
  }
  return read
}

/** Reads a kit as its target does. `groups`: the addresses that are groups, not aliases. */
export const readers: Partial<Record<KitTarget, (files: Files, groups: Set<string>) => Read>> = {
  ...{ Google: google, Stalwart: stalwart, mailcow, Modoboa: modoboa, Mailu: mailu },
  ...{ Zimbra: zimbra, Carbonio: zimbra, Postfix: postfix, Zoho: zoho, Proton: proton },
}
