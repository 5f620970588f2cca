import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './docs/generated.ts'
import { generatedConstraints } from './generate-constraints.ts'

const files = generatedConstraints()
if (!files) console.log('SKIPPED: the service models in ../shared/models are not there')

test.skipIf(!files)('the committed constraints match the service models', () => {
  const committed = Object.keys(files ?? {}).map((name) => [
    name,
    readFileSync(join(root, 'packages/schemas/src/constraints', name), 'utf8'),
  ])
  expect(Object.fromEntries(committed)).toEqual(files)
})
