import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A test of a file. `runs` is its text, followed by the file's helpers that it uses. */
export type Test = { file: string; title: string; runs: string }

/** The start of a statement that is a test or a helper of tests. */
const start =
  /^[ \t]*(?:test|it)(?=[.(])|^(?:export )?(?:const|let|(?:async )?function\*?|type|import)\b/gm
/** `test('…'`, `test.each(…)('…'`, `test.skipIf(…)('…'`. */
const title = /^\s*(?:test|it)(?:\(|\.\w+(?:\(.*?\)|`.*?`)\()\s*(['"`])((?:\\.|(?!\1).)*)\1/s
const helper = /^(?:export )?(?:const|(?:async )?function\*?) (\w+)/

/** Returns a text, followed by the helpers it mentions and those that these mention. */
function withHelpers(text: string, helpers: ReadonlyMap<string, string>): string {
  const words = new Set(text.match(/\w+/g))
  const used = [...helpers].filter(([name]) => words.has(name))
  if (used.length === 0) return text
  const others = new Map([...helpers].filter(([name]) => !words.has(name)))
  return withHelpers([text, ...used.map(([, body]) => body)].join('\n'), others)
}

function testsOf(root: string, file: string): Test[] {
  const text = readFileSync(join(root, file), 'utf8')
  const starts = [...text.matchAll(start)].map(({ index }) => index)
  const statements = starts.map((from, index) => text.slice(from, starts[index + 1]))
  const helpers = new Map(
    statements.flatMap((statement) => {
      const [, name] = helper.exec(statement) ?? []
      return name === undefined ? [] : [[name, statement] as const]
    }),
  )
  return statements.flatMap((statement) => {
    const [, , words] = title.exec(statement) ?? []
    if (words === undefined) return []
    const runs = withHelpers(statement, helpers)
    return [{ file: file.replaceAll('\\', '/'), title: words.replaceAll(/\\(.)/g, '$1'), runs }]
  })
}

/** Returns the tests of all matching files, in the order of their paths. */
export function testsIn(root: string, patterns: readonly string[]): Test[] {
  return patterns
    .flatMap((pattern) =>
      globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }),
    )
    .sort()
    .flatMap((file) => testsOf(root, file))
}

/** Escapes a text for a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ').trim()
}
