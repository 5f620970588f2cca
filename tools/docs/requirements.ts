import { cell, type Test, testsIn } from './tests.ts'

const testFiles = [
  'packages/*/src/**/*.test.{ts,tsx}',
  'apps/*/src/**/*.test.{ts,tsx}',
  'tools/**/*.test.ts',
  'e2e/**/*.e2e.ts',
]
const requirement = /\b(?:\d\d\/)?[A-Z]{1,8}-\d{2}\b/g

/** Returns the tests that name a requirement of the specification in their titles, by its id. */
function proofs(root: string): Map<string, Test[]> {
  const found = new Map<string, Test[]>()
  for (const test of testsIn(root, testFiles))
    for (const id of new Set(test.title.match(requirement)))
      found.set(id, [...(found.get(id) ?? []), test])
  return found
}

/** Returns docs/requirements.md: the tests that prove each requirement. */
export function requirementsPage(root: string): string {
  const rows = [...proofs(root)]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([id, tests]) =>
      tests.map(
        ({ file, title }, index) =>
          `| ${index === 0 ? id : ''} | ${cell(title)} | [${file.split('/').at(-1)}](../${file}) |`,
      ),
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
