import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { firstLanguage, wordsIn } from './words.ts'

const src = join(import.meta.dirname, '..')
const textsIn = (path: string) =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(src, path), 'utf8')))
const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([each]) => each).toSorted()

describe('ARC-10 the words of the archive', () => {
  test.each(globSync('**/*en.json', { cwd: src }))(
    '%s has the same keys and values in all languages',
    (path) => {
      const english = textsIn(path)
      for (const language of ['de', 'id']) {
        const texts = textsIn(path.replace(/en\.json$/, `${language}.json`))
        expect(Object.keys(texts)).toEqual(Object.keys(english))
        for (const [key, text] of Object.entries(english))
          expect(placeholders(texts[key]), key).toEqual(placeholders(text))
      }
    },
  )

  test('numbers and plurals are those of the language; what was put in is never read again', () => {
    const texts = { hits_one: '{count} hit', hits_other: '{count} hits', of: '{one} of {other}' }
    const [en, de] = [
      wordsIn({ en: texts, de: texts, id: texts }, 'en'),
      wordsIn({ en: texts, de: texts, id: texts }, 'de'),
    ]
    expect([en('hits', { count: 1 }), en('hits', { count: 1_234 })]).toEqual([
      '1 hit',
      '1,234 hits',
    ])
    expect(de('hits', { count: 1_234 })).toBe('1.234 hits')
    expect(en('of', { one: '{other}', other: '$&' })).toBe('{other} of $&')
    expect(en('of', { one: 'a' })).toBe('a of {other}')
  })

  test.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'id-ID'], 'id'],
    [['fr'], 'en'],
  ] as const)('%j begins in %s', (preferred, language) => {
    expect(firstLanguage(preferred)).toBe(language)
  })
})
