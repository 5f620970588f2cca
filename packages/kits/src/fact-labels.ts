import type { LintModel } from '@mailroom/schemas/lint/model'
import { nameOf } from '@mailroom/schemas/lint/rule'
import { isKitWord, type KitWords } from './words.ts'

type Setting = LintModel['settings'][number] | LintModel['otherSettings'][number]

/** Members with ids of users, groups and resources, which people know by their names. */
const idMembers = new Set(['userId', 'userIds', 'notUserIds', 'targetUsers', 'notTargetUsers'])
const roleMembers = new Set(['impersonationRoleIds', 'notImpersonationRoleIds'])

/** Members whose texts are constants of the API; all others are texts of people, and stay. */
const constantMembers = new Set([
  ...['effect', 'type', 'authenticationMode', 'tokenStatus', 'providerType'],
])

/** When AWS made or changed a rule is nothing that somebody types at the target. */
const leftOut = new Set(['kind', 'other', 'id', 'name', 'dateCreated', 'dateModified'])

/** Returns what people call a member of the API. */
export function memberLabel(words: KitWords, member: string): string {
  const word = `member.${member}`
  return isKitWord(word) ? words(word) : member
}

/** Returns what people call a constant of the API; any other text stays as it is. */
export function valueLabel(words: KitWords, value: unknown): string {
  const word = `value.${value}`
  return isKitWord(word) ? words(word) : String(value)
}

type Folder = NonNullable<Extract<Setting, { kind: 'retentionPolicy' }>['folders']>[number]

function folderLabel(words: KitWords, { name = '', action = '', period }: Folder): string {
  const days = action === 'NONE' ? undefined : period
  const what = `${valueLabel(words, name)}: ${valueLabel(words, action)}`
  return days === undefined ? what : `${what} ${words('value.afterDays', { days })}`
}

/** Returns what a rule or setting says, each member by its name. */
function saidBy(model: LintModel, row: object, words: KitWords): string {
  const role = (id: string) =>
    model.settings.find((each) => each.kind === 'impersonationRole' && each.id === id)?.name ?? id
  const shown = (member: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => shown(member, each)).join(', ')
    if (typeof value === 'object' && value !== null) {
      const name = 'name' in value && typeof value.name === 'string' ? `${value.name}: ` : ''
      return `(${name}${saidBy(model, value, words)})`
    }
    if (typeof value === 'string' && idMembers.has(member)) return nameOf(model, value)
    if (typeof value === 'string' && roleMembers.has(member)) return role(value)
    const isConstant = typeof value !== 'string' || constantMembers.has(member)
    return isConstant ? valueLabel(words, value) : value
  }
  return Object.entries(row)
    .filter(([member, value]) => value !== undefined && !leftOut.has(member))
    .map(([member, value]) => `${memberLabel(words, member)} = ${shown(member, value)}`)
    .join(', ')
}

/** Returns what people read about a rule or setting: its kind, its name if it has one, all it says. */
export function settingLabel(model: LintModel, row: Setting, words: KitWords): string {
  const { id, name } = { id: '', name: '', ...row }
  const called = [words(`setting.${row.kind}`), name || id].filter(Boolean).join(' ')
  const { folders = [], ...rest } = row.kind === 'retentionPolicy' ? row : { ...row, folders: [] }
  const said = [saidBy(model, rest, words), ...folders.map((each) => folderLabel(words, each))]
    .filter(Boolean)
    .join(', ')
  return said === '' ? called : `${called}: ${said}`
}
