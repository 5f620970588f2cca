import type { LintResource } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import { textFile } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import { isPlainText } from '../plain-text.ts'
import { program } from '../programs.ts'
import type { Recipe } from '../recipe.ts'
import {
  fieldsOf,
  hiddenKeys,
  ownKeys,
  quotaKeys,
  type Refusal,
  type Sifted,
  sift,
} from '../sift.ts'

const bytesOfMb = 1024 * 1024

/** The attributes of an account, and the fields of WorkMail that are like them. [own] */
const attributes = [
  ['displayName', 'displayName'],
  ['givenName', 'firstName'],
  ['sn', 'lastName'],
  ['title', 'jobTitle'],
  ['telephoneNumber', 'telephone'],
] as const

/** Returns why a command cannot say a text: a backslash or quote would end or change it. */
const refusalOfText = (text: string): Refusal | undefined =>
  /["\\]/.test(text) ? { reason: 'reason.quoting' } : undefined

function refusalOfName({ row }: Subject): Refusal | undefined {
  const name = row.name ?? ''
  return isPlainText(name) ? refusalOfText(name) : { reason: 'reason.control' }
}

/** Puts a value in double quotes, in which only `"` and the backslash say something. */
const quoted = (text: string) => `"${text}"`

const hides = ({ row }: Subject) => (row.hidden ? ['zimbraHideInGal', 'TRUE'] : [])

function* commands(kit: Kit, sifted: Sifted) {
  const text = textFile('commands.txt')
  const command = (...words: readonly string[]) => text.add(words.join(' '))
  for (const user of sifted.users) {
    yield
    const { texts, keys } = fieldsOf(
      kit,
      user,
      attributes.map(([, field]) => field),
      refusalOfText,
    )
    const { quotaMb } = user.row
    const place = command(
      ...['ca', user.address, quoted(kit.passwordOf(user))],
      ...attributes.flatMap(([attribute, field]) => {
        const value = texts[field]
        return value === undefined ? [] : [attribute, quoted(value)]
      }),
      ...(quotaMb === undefined ? [] : ['zimbraMailQuota', String(quotaMb * bytesOfMb)]),
      ...['zimbraPasswordMustChange', 'TRUE', ...hides(user)],
    )
    const own = [...ownKeys(kit, user), ...quotaKeys(user), ...hiddenKeys(user)]
    kit.carried(place, ...own, ...keys)
    for (const { address, row } of user.aliases)
      kit.carried(command('aaa', user.address, address), `address ${row.address}`)
  }
  for (const resource of sifted.resources) {
    yield
    const { row, address } = resource
    const place = command(
      ...['ccr', address, quoted(''), 'displayName', quoted(nameOf(resource))],
      ...['zimbraCalResType', row.type === 'EQUIPMENT' ? 'Equipment' : 'Location'],
      ...hides(resource),
    )
    kit.carried(place, ...ownKeys(kit, resource), ...hiddenKeys(resource))
    for (const each of resource.aliases)
      kit.carried(command('aaa', address, each.address), `address ${each.row.address}`)
  }
  for (const group of sifted.groups) {
    yield
    const { address, aliases } = group
    const name = nameOf(group)
    const title = name === partsOf(address).local ? [] : ['displayName', quoted(name)]
    const place = command('cdl', address, ...title, ...hides(group))
    kit.carried(place, ...ownKeys(kit, group), ...hiddenKeys(group))
    for (const each of aliases)
      kit.carried(command('adla', address, each.address), `address ${each.row.address}`)
    for (const { member, key } of sifted.membersOf(group))
      kit.carried(command('adlm', address, member.address), key)
  }
  kit.add(text)
}

const nameOf = ({ row, address }: Subject) => row.name || partsOf(address).local

/** Commands for `zmprov`, or for `carbonio prov`. Source: KIT-34. */
const recipe = (target: 'Zimbra' | 'Carbonio'): Recipe => ({
  ...{ target, checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'partly', alias: 'carried', group: 'carried' },
    ...{ member: 'carried', resource: 'carried', booking: 'byHand', delegate: 'byHand' },
    ...{ FULL_ACCESS: 'byHand', SEND_AS: 'byHand', SEND_ON_BEHALF: 'byHand' },
    ...{
      groupPermission: 'byHand',
      quota: 'carried',
      hidden: 'carried',
      description: 'byHand',
      policy: 'byHand',
    },
  },
  readMe: {
    ...copyMail('maildir'),
    users: {
      commands: ['sh compare.sh', 'sh compare.sh --apply'],
      notes: ['zimbra.note.domains', 'zimbra.note.dryRun'],
    },
  },
  *make(kit) {
    const resource = (each: Subject<LintResource>) => refusalOfName(each)
    const sifted = yield* sift(kit, { group: refusalOfName, resource })
    yield* commands(kit, sifted)
    kit.addProgram('compare.sh', program('zimbra-compare.sh'))
    addConverter(kit)
  },
})

export const zimbra = recipe('Zimbra')
export const carbonio = recipe('Carbonio')
