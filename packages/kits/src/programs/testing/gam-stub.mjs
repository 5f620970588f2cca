// Stands for GAM7 in tests: a Google Workspace in a file, whose listings stand ready in files.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const folder = process.env.STUB
const file = `${folder}/state.json`
const state = JSON.parse(readFileSync(file, 'utf8'))

const pairs = (texts) => texts.map((text) => text.split(' '))

/** What GAM prints of a kind of thing. */
function print(what) {
  if (what === 'users')
    return [['primaryEmail', 'includeInGlobalAddressList'], ...Object.entries(state.users)]
  if (what === 'groups')
    return [
      ['email', 'name', 'includeInGlobalAddressList'],
      ...Object.entries(state.groups).map(([email, { name, shown }]) => [email, name, shown]),
    ]
  if (what === 'aliases')
    return [
      ['Alias', 'Target', 'TargetType'],
      ...Object.entries(state.aliases).map(([alias, target]) => [alias, target, 'User']),
    ]
  if (what === 'group-members') return [['group', 'email'], ...pairs(state.members)]
  if (what === 'delegates')
    return [
      ['User', 'delegateAddress', 'delegationStatus'],
      ...pairs(state.delegates).map((pair) => [...pair, 'accepted']),
    ]
  if (what === 'acls')
    return [
      ['resourceId', 'resourceName', 'id', 'role', 'scope.type', 'scope.value'],
      ...pairs(state.acls).map(([id = '', who = '']) => [
        id,
        '',
        `user:${who}`,
        'owner',
        'user',
        who,
      ]),
    ]
  if (what === 'resources')
    return [
      ['resourceId', 'resourceName', 'resourceCategory'],
      ...Object.entries(state.resources).map(([id, { name, category }]) => [
        id,
        name,
        category.toUpperCase(),
      ]),
    ]
  throw new Error(`The stub prints no ${what}`)
}

/** Carries out a command. Returns what GAM says if it does not. */
function change(args) {
  const [verb = '', what = '', one = '', two = '', three = '', four = ''] = args
  const command = `${verb} ${what}`
  if (command === 'create group') state.groups[one] = { name: three, shown: 'True' }
  else if (command === 'update group' && two === 'add') {
    if (state.slow-- > 0) return 'Group not ready'
    state.members.push(`${one} ${four}`)
  } else if (command === 'create alias') state.aliases[one] = three
  else if (command === 'create resource') state.resources[one] = { name: two, category: four }
  else if (verb === 'resource' && one === 'add') state.acls.push(`${what} ${four}`)
  else if (verb === 'user' && one === 'add') state.delegates.push(`${what} ${three}`)
  else if (command === 'update user' && two === 'gal') state.users[one] = 'False'
  else if (command === 'update group' && two === 'gal')
    state.groups[one] = { name: state.groups[one]?.name ?? '', shown: 'False' }
  else return `The stub does not know ${args.join(' ')}`
  return undefined
}

const args = process.argv.slice(2)
if (args[0] === 'csv') {
  const inner = args.slice(args.indexOf('gam') + 1)
  for (const row of parse(readFileSync(args[1], 'utf8'), { columns: true })) {
    const filled = inner.map((word) => (word.startsWith('~') ? row[word.slice(1)] : word))
    appendFileSync(`${folder}/changes.ndjson`, `${JSON.stringify(filled)}\n`)
    const refusal = change(filled)
    if (refusal) process.stderr.write(`${refusal}\n`)
  }
}
writeFileSync(file, JSON.stringify(state))
for (const name of [
  'users',
  'groups',
  'aliases',
  'group-members',
  'resources',
  'acls',
  'delegates',
])
  writeFileSync(`${folder}/list-${name}.txt`, stringify(print(name)))
