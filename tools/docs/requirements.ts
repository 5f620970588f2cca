import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const testFiles = [
  'packages/*/src/**/*.test.{ts,tsx}',
  'apps/*/src/**/*.test.{ts,tsx}',
  'tools/**/*.test.ts',
  'e2e/**/*.e2e.ts',
]
const title = /\b(?:test|it)(?:\.each)?(?:\([^'"`]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs
const requirement = /\b(?:\d\d\/)?[A-Z]{1,8}-\d{2}\b/g

type Proof = { file: string; title: string }

/** Which tests say that they prove a requirement of the specification, by its id. */
function proofs(root: string): Map<string, Proof[]> {
  const found = new Map<string, Proof[]>()
  const files = testFiles
    .flatMap((pattern) =>
      globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }),
    )
    .sort()
  for (const file of files)
    for (const [, , text = ''] of readFileSync(join(root, file), 'utf8').matchAll(title))
      for (const id of new Set(text.match(requirement)))
        found.set(id, [...(found.get(id) ?? []), { file: file.replaceAll('\\', '/'), title: text }])
  return found
}

/** docs/requirements.md: requirement → the tests that prove it. */
export function requirementsPage(root: string): string {
  const rows = [...proofs(root)]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([id, tests]) =>
      tests.map(({ file, title }, index) => {
        const words = title.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
        return `| ${index === 0 ? id : ''} | ${words} | [${file.split('/').at(-1)}](../${file}) |`
      }),
    )
  return [
    '# Requirements and the tests that prove them',
    '',
    'Generated from the titles of the tests by `npm run generate`. Ids are those of the specification.',
    '',
    '| requirement | test | file |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
