import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { madeKit } from './make-kit.ts'
import { messyOrganization } from './messy-organization.ts'
import { program, programNames } from './programs.ts'
import { recipes } from './recipes.ts'

const folder = join(import.meta.dirname, 'golden')

/** Written anew by `UPDATE_GOLDEN=1 npx vitest run --project node packages/kits/src/golden`. */
const isUpdate = process.env.UPDATE_GOLDEN === '1'

/** Programs are the same for everybody, and have their own test; kit.json has their digests. */
const programs = new Set(programNames.map(program))

/** The one is long, and `round-trip.test.ts` reads it; the other changes with every program. */
const others = new Set(['reconciliation.csv', 'kit.json'])

function filesBelow(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    names.map((name) => [name.slice(path.length + 1), readFileSync(name, 'utf8')]),
  )
}

test.each(recipes)(
  '$target: the messy organization gives the golden files byte for byte (KIT-01, 07 §11 scenario 18)',
  (recipe) => {
    const { files } = madeKit({
      ...{ recipe, model: messyOrganization, language: 'en', decisionsDigest: 'd' },
      ...{ byHand: new Map(), excluded: new Map([['u-near', 'Moves next year']]) },
      snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
    })
    const made = Object.fromEntries(
      files
        .filter(({ path, content }) => !others.has(path) && !programs.has(content))
        .map(({ path, content }) => [path, content]),
    )
    const place = join(folder, recipe.target)
    if (isUpdate) {
      rmSync(place, { recursive: true, force: true })
      for (const [path, content] of Object.entries(made)) {
        mkdirSync(dirname(join(place, path)), { recursive: true })
        writeFileSync(join(place, path), content)
      }
    }
    expect(made).toEqual(filesBelow(place))
  },
)
