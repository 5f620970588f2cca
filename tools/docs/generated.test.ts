import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generatedDocuments, root } from './generated.ts'

test.each(Object.entries(generatedDocuments()))(
  '%s is what `npm run generate` writes',
  (path, content) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(content)
  },
)
