import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as leaving from '@mailroom/schemas/leaving-declarations'
import type { Plugin } from 'vite'

/** What every page needs of a declaration: who may use it, and what it changes. */
const heads = Object.assign(
  {},
  ...Object.values(leaving).map((resource: Record<string, object>) =>
    Object.fromEntries(
      Object.entries(resource).map(([id, declaration]) => [
        id,
        { ...declaration, summary: undefined, input: undefined, output: undefined, aws: undefined },
      ]),
    ),
  ),
)

const list = readFileSync(
  join(import.meta.dirname, '../../packages/schemas/src/leaving-declarations.ts'),
  'utf8',
)
const files = new Set([...list.matchAll(/from '\.\/([\w-]+\.ts)'/g)].map(([, file]) => file))

/** Whether a module declares operations of leaving WorkMail. */
export function isLeavingDeclaration(id: string): boolean {
  const [, file] = /\/schemas\/src\/([\w-]+\.ts)$/.exec(id) ?? []
  return files.has(file) || file === 'leaving-declarations.ts'
}

/**
 * Keeps the shapes of the operations of leaving WorkMail out of what every page loads: the build
 * puts their heads in place of them, and `loadDeclaration` loads the rest.
 */
export function declarationsApart(): Plugin {
  return {
    name: 'declarations-apart',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      return source === './leaving-declarations.ts' &&
        importer?.endsWith('/schemas/src/operations.ts')
        ? '\0leaving-heads'
        : undefined
    },
    // JSON leaves out functions and what is undefined.
    load: (id) =>
      id === '\0leaving-heads' ? `export const heads = ${JSON.stringify(heads)}` : undefined,
  }
}
