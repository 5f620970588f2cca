// `npm run generate`: writes every generated document.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedDocuments, root } from './docs/generated.ts'

for (const [path, content] of Object.entries(generatedDocuments())) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
