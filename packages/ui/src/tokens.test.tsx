import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

test('every token is a property that Cloudscape sets', () => {
  const ours = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
  const cloudscape = dirname(
    createRequire(import.meta.url).resolve('@cloudscape-design/components/package.json'),
  )
  const theme = readFileSync(join(cloudscape, 'internal/base-theme/styles.scoped.css'), 'utf8')
  const set = new Set([...theme.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const used = [...ours.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)
  expect(used.length).toBeGreaterThan(30)
  expect(used.filter((name) => !set.has(name))).toEqual([])
})
