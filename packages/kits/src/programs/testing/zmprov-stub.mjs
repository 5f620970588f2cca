// Stands for zmprov in tests: a directory in a file, whose listings stand ready in files.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'

const folder = process.env.STUB
const file = `${folder}/state.json`
const state = JSON.parse(readFileSync(file, 'utf8'))
const args = process.argv.slice(2)

const told = (entry) => [
  ...Object.entries(entry.attributes).map(([name, value]) => `${name}: ${value}`),
  ...entry.aliases.map((alias) => `zimbraMailAlias: ${alias}`),
  ...(entry.members ?? []).map((member) => `zimbraMailForwardingAddress: ${member}`),
  ...['userPassword: {SSHA512}secret', ''],
]

/** Splits a line as zmprov's StringUtil does, with both kinds of quotes. */
const wordsOf = (line) =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three)

function attributesOf(words) {
  const attributes = {}
  for (let index = 0; index + 1 < words.length; index += 2)
    attributes[words[index]] = words[index + 1]
  return attributes
}

function execute(line) {
  const words = wordsOf(line)
  appendFileSync(`${folder}/changes.ndjson`, `${JSON.stringify(words)}\n`)
  const [command, name, other, ...rest] = words
  const every = { ...state.accounts, ...state.lists, ...state.resources }
  if (['ca', 'ccr', 'cdl'].includes(command)) {
    if (every[name] || name.startsWith('refused')) return
    const kind = { ca: 'accounts', ccr: 'resources', cdl: 'lists' }[command]
    state[kind][name] = {
      // A list has no password before its attributes.
      attributes: attributesOf(command === 'cdl' ? words.slice(2) : rest),
      aliases: [],
      ...(command === 'cdl' ? { members: [] } : {}),
    }
  } else if (command === 'aaa' || command === 'adla') every[name].aliases.push(other)
  else if (command === 'adlm') every[name].members.push(other)
}

if (args[0] === '-f')
  for (const line of readFileSync(args[1], 'utf8').split('\n').filter(Boolean)) execute(line)

writeFileSync(file, JSON.stringify(state))
const put = (name, lines) =>
  writeFileSync(`${folder}/list-${name}.txt`, lines.map((line) => `${line}\n`).join(''))
put('gad', state.domains)
for (const [name, kind, heading] of [
  ['gaa', 'accounts', 'name'],
  ['gadl', 'lists', 'distributionList'],
  ['gacr', 'resources', 'name'],
])
  put(
    name,
    Object.entries(state[kind]).flatMap(([address, entry]) => [
      `# ${heading} ${address}${kind === 'lists' ? ` memberCount=${entry.members.length}` : ''}`,
      ...told(entry),
    ]),
  )
