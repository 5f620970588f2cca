import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vitest/config'
import * as z from 'zod/mini'
import type { AddedTo } from './src/kit/words/texts.ts'

const source = join(import.meta.dirname, 'src')

/** The folders of the sets of words that areas add to. */
const folders: Record<AddedTo, string> = {
  app: 'kit/words',
  auditEntries: 'kit/audit',
  mayHaveChanged: 'kit/words/may-have-changed',
  search: 'shell/palette',
}

const Messages = z.record(z.string(), z.string())

function messagesIn(path: string) {
  return Object.entries(Messages.parse(JSON.parse(readFileSync(path, 'utf8'))))
}

/** Returns the set that a key of an area is added to, and its key there. */
function addedBy(key: string): [set: string, key: string] | undefined {
  const set = Object.keys(folders).find((name) => key.startsWith(`${name}.`))
  return set === undefined ? undefined : [set, key.slice(set.length + 1)]
}

/**
 * Adds words of the areas to sets that are loaded without the area: an area's `app.operation.x` is
 * `operation.x` of the set `app`. The menu, the palette and the audit log have the words of all
 * areas, and load no area.
 */
export function wordsOfAreas(): Plugin {
  return {
    name: 'words-of-areas',
    enforce: 'pre',
    // Vitest keeps what it made of a file until that file changes, whatever else went into it.
    configureVitest: ({ defineCacheKeyGenerator }) =>
      defineCacheKeyGenerator(({ id }) => (id.includes('/locales/') ? false : undefined)),
    load(id) {
      const [, folder = '', language] = /\/web\/src\/(.+)\/locales\/(\w+)\.json$/.exec(id) ?? []
      const [set] = Object.entries(folders).find(([, each]) => each === folder) ?? []
      if (set === undefined && !folder.startsWith('areas/')) return
      const messages = new Map(messagesIn(id).filter(([key]) => !addedBy(key)))
      const paths = set ? globSync(`areas/**/locales/${language}.json`, { cwd: source }) : []
      for (const path of paths.map((each) => join(source, each))) {
        this.addWatchFile(path)
        for (const [key, message] of messagesIn(path)) {
          const [addedTo, name = ''] = addedBy(key) ?? []
          if (addedTo !== set) continue
          if (messages.has(name)) this.error(`${path}: another file has ${name} of ${set}, too`)
          messages.set(name, message)
        }
      }
      return JSON.stringify(Object.fromEntries(messages))
    },
  }
}
