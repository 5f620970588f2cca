import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actionsOf } from '@mailroom/schemas/iam-policy'
import {
  declarationOf,
  isOperationId,
  type OperationId,
  operations,
} from '@mailroom/schemas/operations'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import '../../areas.ts'
import '../../shell/shell-words.ts'
import { languages } from './language.ts'
import { allWords } from './texts.ts'

const words = allWords()
const names = [...words.keys()]

async function wordsOf(name: string, language: (typeof languages)[number]) {
  const { default: messages = {} } = (await words.get(name)?.byLanguage[language]()) ?? {}
  return Object.entries(messages)
}

/**
 * Returns the names of the arguments of an ICU message; a single word for a number, as in `=0
 * {nobody}`, is none.
 */
function argumentsOf(message: string): string[] {
  const found = message.matchAll(/(?<!(?:=\d+|one|other)\s*)\{(\w+)[,}]/g)
  return [...new Set([...found].map(([, name = '']) => name))].sort()
}

test.each(names)(
  '%s says the same things with the same arguments in every language',
  async (name) => {
    const [english, ...others] = await Promise.all(
      languages.map(async (language) =>
        (await wordsOf(name, language)).map(([key, message]) => `${key} ${argumentsOf(message)}`),
      ),
    )
    for (const other of others) expect(other).toEqual(english)
  },
)

test.each(names)('%s can be formatted in every language', async (name) => {
  for (const language of languages) {
    const messages = Object.fromEntries(await wordsOf(name, language))
    for (const [id, message] of Object.entries(messages)) {
      const values = Object.fromEntries(argumentsOf(message).map((argument) => [argument, 2]))
      const said = new IntlMessageFormat(message, language).format(values)
      expect(said, `${language} ${id}`).not.toBe('')
    }
  }
})

test.each(['de', 'id'] as const)('no text of %s is still English', async (language) => {
  const untranslated: string[] = []
  for (const name of names) {
    const english = Object.fromEntries(await wordsOf(name, 'en'))
    for (const [key, message] of await wordsOf(name, language))
      if (message === english[key] && message.split(' ').length > 3)
        untranslated.push(`${name} ${key}`)
  }
  expect(untranslated).toEqual([])
})

test.each(languages)(
  'every operation has a title in %s, whichever file has it',
  async (language) => {
    const titled = (await wordsOf('app', language)).map(([key]) => key)
    const keys = Object.keys(operations).map((id) => `operation.${id}`)
    expect(keys.filter((key) => !titled.includes(key))).toEqual([])
  },
)

/** Writes after whose lost answer the general words are right, and why. */
const generallyDoubtful: { [Id in OperationId]?: string } = {
  'accessControlRules.put': 'the form shows what the rule is by now',
  'inboundDmarcSettings.put': 'the only setting of the page behind the dialog',
  'organizationTags.put': 'the only values of the page behind the form',
}

test.each(languages)(
  'GEN-10 after a lost answer of a write at AWS, %s says what to look at',
  async (language) => {
    const said = (await wordsOf('mayHaveChanged', language)).map(([key]) => key)
    const isSaid = (id: OperationId) => [id, ...id.split('.')].some((name) => said.includes(name))
    const ids = Object.keys(operations).filter(isOperationId)
    // What only the console keeps is answered by its own database.
    const writes = ids.filter(
      (id) => declarationOf(id).kind === 'write' && actionsOf(id).length > 0,
    )
    expect(writes).toContain('mailDomains.register')
    expect(writes.filter((id) => !isSaid(id)).sort()).toEqual(Object.keys(generallyDoubtful))
  },
)

/** The source of the web app, and of the schemas, whose codes are keys of words. */
const source = globSync(
  ['apps/web/src', 'packages/schemas/src'].map((folder) =>
    join(import.meta.dirname, '../../../../..', folder, '**/*.{ts,tsx}'),
  ),
)
  // The examples of blocks have words of their own.
  .filter((path) => !path.includes('/gallery/'))
  .map((path) => readFileSync(path, 'utf8'))
  .join()

test.each(names)('%s has no text that nobody says', async (name) => {
  // They are named by operations, their resources and verbs.
  const operationParts = Object.keys(operations).flatMap((id) => [id, ...id.split('.')])
  const isSaid = (key: string) =>
    (name === 'mayHaveChanged' && operationParts.includes(key)) ||
    ["'", '"', '`'].some((quote) => source.includes(quote + key + quote)) ||
    // A key that is put together begins or ends with a part in the source: `state.${state}`.
    [...key.matchAll(/\./g)].some(
      ({ index }) =>
        source.includes(`\`${key.slice(0, index + 1)}\${`) ||
        source.includes(`}${key.slice(index)}\``),
    )
  const keys = (await wordsOf(name, 'en')).map(([key]) => key)
  expect(keys.filter((key) => !isSaid(key))).toEqual([])
})

/** Returns the retired words of a language from the glossary. */
function retiredWords(language: (typeof languages)[number]): string[] {
  const glossary = readFileSync(
    join(import.meta.dirname, '../../../../../docs/glossary.md'),
    'utf8',
  )
  return glossary
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => line.split('|').at(-2)?.split(';') ?? [])
    .map((word) => word.trim())
    .filter((word) => word.startsWith(`${language}: `))
    .map((word) => word.slice(language.length + 2))
}

function saysOneOf(words: readonly string[], message: string): boolean {
  return words.some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(message))
}

test.each(languages)('no text of %s has a word that the glossary has retired', async (language) => {
  const retired = retiredWords(language)
  expect(retired.length).toBeGreaterThan(3)
  const found: string[] = []
  for (const name of names)
    for (const [key, message] of await wordsOf(name, language))
      if (saysOneOf(retired, message)) found.push(`${name} ${key}: ${message}`)
  expect(found).toEqual([])
})

test('no summary of an operation has a word that the glossary has retired', () => {
  const retired = retiredWords('en')
  const summaries = Object.values(operations).map(({ summary }) => summary)
  expect(summaries.filter((summary) => saysOneOf(retired, summary))).toEqual([])
})

/** How a message says that something was done, by the end of its key. */
const doneForms = [
  { key: /(?:saved|permissionsSet)$/i, en: 'saved', de: 'gespeichert', id: 'disimpan' },
  { key: /created$/i, en: 'created', de: 'erstellt', id: 'dibuat' },
  { key: /deleted$/i, en: 'deleted', de: 'gelöscht', id: 'dihapus' },
  { key: /removed(?:FromGroup)?$/i, en: 'removed', de: 'entfernt', id: '(?:dihapus|dikeluarkan)' },
  { key: /added(?:ToGroups)?$/i, en: 'added', de: 'hinzugefügt', id: 'ditambahkan' },
  { key: /enabled$/i, en: 'enabled', de: 'aktiviert', id: 'diaktifkan' },
  { key: /disabled$/i, en: 'disabled', de: 'deaktiviert', id: 'dinonaktifkan' },
  { key: /undone$/i, en: 'undone', de: 'rückgängig gemacht', id: 'diurungkan' },
  { key: /requested$/i, en: 'requested', de: 'angefordert', id: 'diminta' },
] as const

/** Returns the pattern of a message that says in the form of its language that something was done. */
const doneIn = {
  en: (done: string) => new RegExp(`\\b(?:was|were)\\b.* ${done}\\b`),
  de: (done: string) => new RegExp(`\\bwurden?\\b.* ${done}(?!\\p{L})`, 'u'),
  id: (done: string) => new RegExp(`\\btelah (?:\\w+ dan )?${done}\\b`),
}

/** The keys of messages: a success that is notified, saved by a form or done by a dialog. */
const told = new Set(
  [
    ...source.matchAll(/notify\(\{ type: 'success', content: text\('([\w.]+)'/g),
    ...source.matchAll(/\b(?:saved|done)=\{[^\n]*?text\('([\w.]+)'/g),
  ].map(([, key = '']) => key),
)

test.each(languages)(
  'every message in %s says in one form that something was done',
  async (language) => {
    const wrong: string[] = []
    const checked = new Set<string>()
    for (const name of names)
      for (const [key, message] of await wordsOf(name, language)) {
        const form = doneForms.find((each) => each.key.test(key))
        // A single word is the name of a column or the state of a button.
        if (!form || !told.has(key) || /^\p{L}+(?:\.|$)/u.test(message)) continue
        checked.add(key)
        if (!doneIn[language](form[language]).test(message))
          wrong.push(`${name} ${key}: ${message}`)
      }
    expect(wrong).toEqual([])
    expect(checked.size).toBeGreaterThan(15)
  },
)

test.each(languages)('no text of %s spells a protocol as the API does', async (language) => {
  const found: string[] = []
  for (const name of names)
    for (const [key, message] of await wordsOf(name, language))
      if (/WebMail|AutoDiscover|WindowsOutlook/.test(message))
        found.push(`${name} ${key}: ${message}`)
  expect(found).toEqual([])
})

test('the dash in place of a value is written in one place, so that no file gets it as a value', () => {
  const written = globSync(join(import.meta.dirname, '../../{kit,shell,areas}/**/*.{ts,tsx}'))
    .map((path) => readFileSync(path, 'utf8'))
    .filter((text) => /['"`>]–['"`<]/.test(text))
  expect(written).toHaveLength(1)
})
