import type { ErrorCode } from '@mailroom/schemas/api-error'
import type { BulkKind, ChangeKind } from '@mailroom/schemas/changes'
import { IntlMessageFormat } from 'intl-messageformat'
import { prefer, preferences, usePreferences } from '../data/preferences.ts'
import type { Language } from './language.ts'
import { plainMessage, type WordsByLanguage, words } from './words.ts'

/** A change has a name, the title of its job and, if people choose it for rows, what it does. */
type ChangeKey = `change.${ChangeKind}${'' | '.job'}` | `change.${BulkKind}.explain`
type AppKey = `error.${ErrorCode}` | ChangeKey

/** Does not compile if a change lacks a title, or an error of ours lacks a text. */
type EveryNameHasWords = { en: () => Promise<{ default: Record<AppKey, string> }> }

/** The words that the kit itself says: everywhere, and about each thing that areas share. */
const kitWords = {
  app: words(
    () => import('./locales/en.json'),
    () => import('./locales/de.json'),
    () => import('./locales/id.json'),
  ) satisfies EveryNameHasWords,
  directory: words(
    () => import('../entity/locales/en.json'),
    () => import('../entity/locales/de.json'),
    () => import('../entity/locales/id.json'),
  ),
  auditEntries: words(
    () => import('../audit/locales/en.json'),
    () => import('../audit/locales/de.json'),
    () => import('../audit/locales/id.json'),
  ),
  /** What to look at after a write of an operation, by its id, resource or verb. */
  mayHaveChanged: words(
    () => import('./may-have-changed/locales/en.json'),
    () => import('./may-have-changed/locales/de.json'),
    () => import('./may-have-changed/locales/id.json'),
  ),
  tokens: words(
    () => import('../tokens/locales/en.json'),
    () => import('../tokens/locales/de.json'),
    () => import('../tokens/locales/id.json'),
  ),
  deviceOverrides: words(
    () => import('../device-overrides/locales/en.json'),
    () => import('../device-overrides/locales/de.json'),
    () => import('../device-overrides/locales/id.json'),
  ),
  guide: words(
    () => import('../guide/locales/en.json'),
    () => import('../guide/locales/de.json'),
    () => import('../guide/locales/id.json'),
  ),
  devices: words(
    () => import('../mobile-devices/locales/en.json'),
    () => import('../mobile-devices/locales/de.json'),
    () => import('../mobile-devices/locales/id.json'),
  ),
  mailServers: words(
    () => import('../mail-servers/locales/en.json'),
    () => import('../mail-servers/locales/de.json'),
    () => import('../mail-servers/locales/id.json'),
  ),
  /** What the editors of rules that decide together share. */
  rules: words(
    () => import('../rules/locales/en.json'),
    () => import('../rules/locales/de.json'),
    () => import('../rules/locales/id.json'),
  ),
}

type KitWords = typeof kitWords

/**
 * The words of the console by name. Each area adds its own here, so that a key that does not exist
 * does not compile.
 */
export interface Words extends KitWords {}

/** The name of a set of words. */
export type Feature = keyof Words

/** The sets of words that areas add to, by keys that begin with the name of the set. */
export type AddedTo = 'app' | 'auditEntries' | 'mayHaveChanged' | 'search'

/** The keys in the file of a set of words. */
type Written<Name extends Feature> = Extract<
  keyof Awaited<ReturnType<Words[Name]['en']>>['default'],
  string
>
type AfterName<Name, Key> = Key extends `${Name & AddedTo}.${infer Rest}` ? Rest : never

/** The keys of a set of words: its own, and those that areas add to it. */
export type Key<Name extends Feature> =
  | Exclude<Written<Name>, `${AddedTo}.${string}`>
  | AfterName<Name, { [Each in Feature]: Written<Each> }[Feature]>

type Values = Record<string, string | number | boolean | Date>

/** Returns a text of a feature in the reader's language; `values` are its ICU arguments. */
export type Text<Name extends Feature> = (key: Key<Name>, values?: Values) => string

/** Messages by their keys; the build has parsed them. */
type Messages = Readonly<Record<string, ConstructorParameters<typeof IntlMessageFormat>[0]>>

type Loader = (language: Language) => Promise<unknown>

const loaders = new Set<Loader>()
const loaded = new Map<
  string,
  { messages: Messages; text: (key: string, values?: Values) => string }
>()

/** Loads something that depends on the language now, and again before the language changes. */
export async function loadByLanguage(loader: Loader): Promise<void> {
  loaders.add(loader)
  await loader(preferences().language)
}

/** Returns the function that formats messages; a text that cannot be formatted is its key. */
function textsOf(messages: Messages, language: Language) {
  const formats = new Map<string, IntlMessageFormat>()
  return (key: string, values?: Values): string => {
    const message = messages[key] ?? key
    try {
      if (typeof message === 'string' && plainMessage.test(message))
        return message.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
          if (!values || !(name in values)) throw new Error(`${key} lacks ${name}`)
          return String(values[name])
        })
      const format = formats.get(key) ?? new IntlMessageFormat(message, language)
      formats.set(key, format)
      return String(format.format(values))
    } catch (error) {
      reportError(error)
      return key
    }
  }
}

function loaderOf(name: string, byLanguage: WordsByLanguage): Loader {
  return async (language) => {
    if (loaded.has(`${name} ${language}`)) return
    const { default: messages } = await byLanguage[language]()
    loaded.set(`${name} ${language}`, { messages, text: textsOf(messages, language) })
  }
}

const known = new Map<string, { byLanguage: WordsByLanguage; load: Loader }>()

/** Makes sets of words known under their names; does not load them. */
export function addWords(sets: Readonly<Record<string, WordsByLanguage>>): void {
  for (const [name, byLanguage] of Object.entries(sets))
    known.set(name, { byLanguage, load: loaderOf(name, byLanguage) })
}

addWords(kitWords)

/** Returns all known sets of words by their names. */
export function allWords(): ReadonlyMap<string, { byLanguage: WordsByLanguage }> {
  return known
}

/** Loads sets of words; a route does this before it is shown. */
export async function loadWords(...names: Feature[]): Promise<void> {
  await Promise.all(
    names.map((name) => {
      const words = known.get(name)
      if (!words) throw new Error(`No area has the words of ${name}`)
      return loadByLanguage(words.load)
    }),
  )
}

/** Shows the console in another language, after all its texts on the screen are loaded. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([...loaders].map((loader) => loader(language)))
  prefer({ language })
}

function entry(name: Feature, language: Language) {
  const found = loaded.get(`${name} ${language}`)
  if (!found) throw new Error(`The words of ${name} are not loaded: its route has to load them`)
  return found
}

/**
 * Returns the texts of a feature in the reader's language. The function stays the same until the
 * language changes.
 */
export function useText<Name extends Feature>(name: Name): Text<Name> {
  return entry(name, usePreferences().language).text
}

/**
 * Returns a text of a feature for a key from outside; undefined if there is none, or the feature is
 * not loaded.
 */
export function textIfKnown<Name extends Feature>(name: Name, key: string): string | undefined {
  const found = loaded.get(`${name} ${preferences().language}`)
  return found && Object.hasOwn(found.messages, key) ? found.text(key) : undefined
}

/** Returns whether a feature has a text for a key from outside, such as an error's code. */
export function hasText<Name extends Feature>(name: Name, key: string): key is Key<Name> {
  return Object.hasOwn(entry(name, preferences().language).messages, key)
}
