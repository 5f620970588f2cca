import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as access from '@mailroom/schemas/access-declarations'
import * as leaving from '@mailroom/schemas/leaving-declarations'
import type { Plugin } from 'vite'

/** The lists of operations whose shapes come with their pages. */
const lists = { access, leaving }
type Part = keyof typeof lists

/** What every page needs of a declaration: who may use it, what it changes, and where the rest is. */
function headsOf(part: Part): object {
  const resources: Record<string, object>[] = Object.values(lists[part])
  return Object.fromEntries(
    resources.flatMap((resource) =>
      Object.entries(resource).map(([id, declaration]) => [
        id,
        {
          ...declaration,
          ...{ summary: undefined, input: undefined, output: undefined, aws: undefined },
          apart: part,
        },
      ]),
    ),
  )
}

function filesOf(part: Part): Set<string | undefined> {
  const file = `${part}-declarations.ts`
  const list = readFileSync(join(import.meta.dirname, '../../packages/schemas/src', file), 'utf8')
  return new Set([...list.matchAll(/from '\.\/([\w-]+\.ts)'/g)].map(([, each]) => each)).add(file)
}

const files = { access: filesOf('access'), leaving: filesOf('leaving') }

/** Returns the list in which a module declares operations, if it does in one of them. */
export function listOfDeclaration(id: string): Part | undefined {
  const [, file] = /\/schemas\/src\/([\w-]+\.ts)$/.exec(id) ?? []
  return (['access', 'leaving'] as const).find((part) => files[part].has(file))
}

/**
 * Keeps the shapes of the operations in these lists out of what every page loads: the build puts
 * their heads in place of them, and `loadDeclaration` loads the rest.
 */
export function declarationsApart(): Plugin {
  const heads = '\0heads-of-'
  return {
    name: 'declarations-apart',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      const part = listOfDeclaration(`/schemas/src/${source.replace('./', '')}`)
      const isList = part !== undefined && source === `./${part}-declarations.ts`
      return isList && importer?.endsWith('/schemas/src/operations.ts') ? heads + part : undefined
    },
    // JSON leaves out functions and what is undefined.
    load(id) {
      const part = (['access', 'leaving'] as const).find((each) => id === heads + each)
      return part && `export const heads = ${JSON.stringify(headsOf(part))}`
    },
  }
}
