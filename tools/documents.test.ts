import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './docs/generated.ts'

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/web.md', 'docs/glossary.md'],
  ...['docs/configuration.md', 'docs/operating.md', 'docs/audit.md'],
]

/** All files and folders of the repository, without what is installed or built. */
const paths = globSync('{*,{apps,packages,e2e,tools,docs}/**}', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|\.data)$/.test(path),
}).map((path) => path.replaceAll('\\', '/'))

/** Returns what a document names in code: paths of files and folders, and names of source files. */
function pathsNamedBy(text: string): string[] {
  const code = [...text.replaceAll(/```.*?```/gs, '').matchAll(/`([^`\s]+)`/g)]
  return code
    .map(([, name = '']) => name)
    .filter((name) =>
      /^[a-z…][\w.…<>{},-]*(\/[\w.*…<>{},-]+)+$|^[\w-]+\.(tsx?|mjs|txt)$/.test(name),
    )
    .filter((name) => !/^(application|image|text)\//.test(name))
}

/** Whether a path exists: from the root, or as the end of one. `<name>` and `*` stand for any name. */
function exists(name: string): boolean {
  const alternatives = name.replace(
    /\{([^}]+)\}/g,
    (_, list: string) => `(${list.replaceAll(',', '|')})`,
  )
  const pattern = alternatives
    .replace(/^…\//, '')
    .replaceAll('.', '\\.')
    .replaceAll(/<[^>]+>|\*+/g, '[^/]+')
  const end = new RegExp(`(^|/)${pattern}$`)
  return paths.some((path) => end.test(path))
}

test.each(documents)('%s names only files and folders that exist', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  expect(pathsNamedBy(text).filter((name) => !exists(name))).toEqual([])
})

test.each(documents)('%s links only to what exists', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
  const local = targets.filter((target) => !/^[a-z]+:/.test(target))
  const missing = local.filter(
    (target) =>
      !paths.includes(relative(root, join(root, dirname(document), target)).replaceAll('\\', '/')),
  )
  expect(missing).toEqual([])
})
