import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './docs/generated.ts'

/** The imports that each package may have. Source: design §2. */
const allowed: Record<string, readonly string[]> = {
  'apps/web': ['@mailroom/schemas', '@mailroom/ui', '@mailroom/archive-viewer'],
  'apps/bff': ['@mailroom/schemas', '@mailroom/kits', '@mailroom/local-aws'],
  'packages/local-aws': ['@mailroom/schemas'],
  'packages/ui': [],
  'packages/kits': ['@mailroom/schemas'],
  'packages/archive-viewer': ['@mailroom/schemas'],
  'packages/schemas': [],
}
const packages = Object.keys(allowed)

function sources(folder: string): string[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: join(root, folder) }).map((file) =>
    join(root, folder, file),
  )
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, name = '']) => name,
  )
}

test.each(packages)('%s imports only the packages the design allows', (folder) => {
  const foreign = sources(folder)
    .flatMap(importsOf)
    .filter((name) => name.startsWith('@mailroom/'))
    .map((name) => name.split('/').slice(0, 2).join('/'))
    .filter((name) => !allowed[folder]?.includes(name))
  expect(foreign).toEqual([])
})

test.each(packages)('%s uses no relative path into another folder', (folder) => {
  const outside = sources(folder).flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(join(root, folder), resolve(file, '..', name)))
      .filter((path) => path.startsWith('..')),
  )
  expect(outside).toEqual([])
})

test('only one file of the backend, and its tests, import the local AWS', () => {
  const files = sources('apps/bff').filter(
    (file) =>
      !/\.test\.ts$|\/test\//.test(file) &&
      importsOf(file).some((name) => name.startsWith('@mailroom/local-aws')),
  )
  expect(files.map((file) => relative(root, file))).toHaveLength(1)
})

test('the browser never gets the AWS SDK', () => {
  const files = sources('apps/web').filter((file) =>
    importsOf(file).some((name) => name.startsWith('@aws-sdk/')),
  )
  expect(files).toEqual([])
})

/** The parts of the web app, each with the parts it may import beside itself. */
const layers: Record<string, readonly string[]> = {
  kit: [],
  shell: ['kit'],
  areas: ['kit', 'shell'],
  // The page of all blocks, for development and tests, has the style sheets of main.tsx.
  gallery: ['kit', 'shell', 'main.css', 'forced-colors.css'],
}

/** Returns the part of the web app that a path lies in; every area is a part of its own. */
function partOf(path: string): string {
  const [layer = '', area = ''] = path.split('/')
  return layer === 'areas' ? `areas/${area}` : layer
}

test('the web app is built in layers: the kit, the shell, and areas that know no other area', () => {
  const web = join(root, 'apps/web/src')
  const offences = sources('apps/web').flatMap((file) => {
    const path = relative(web, file)
    const part = partOf(path)
    const [layer = ''] = part.split('/')
    // Tests open the whole console, as main.tsx does.
    if (!layers[layer] || /\.test\.tsx?$|^kit\/testing\//.test(path)) return []
    return importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(web, resolve(file, '..', name)))
      .filter((imported) => ![part, ...(layers[layer] ?? [])].includes(partOf(imported)))
      .map((imported) => `${path} → ${imported}`)
  })
  expect(offences).toEqual([])
})

test('nothing of the product imports the page of all blocks', () => {
  const web = join(root, 'apps/web/src')
  const importers = sources('apps/web')
    .filter((file) => partOf(relative(web, file)) !== 'gallery')
    .filter((file) =>
      importsOf(file).some(
        (name) => partOf(relative(web, resolve(file, '..', name))) === 'gallery',
      ),
    )
  expect(importers).toEqual([])
})

/**
 * Returns the groups of files of a package that import each other, directly or through others, by
 * types too (Tarjan's strongly connected components).
 */
function importCycles(folder: string): string[][] {
  const files = sources(folder)
  const targetsOf = (file: string) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => resolve(file, '..', name))
  const cycles: string[][] = []
  const order = new Map<string, number>()
  const open: string[] = []
  /** Returns the earliest open file that a file leads to, as its place in the order. */
  const visit = (file: string): number => {
    const place = order.size
    order.set(file, place)
    open.push(file)
    let earliest = place
    for (const target of targetsOf(file)) {
      const known = order.get(target)
      if (known === undefined) earliest = Math.min(earliest, visit(target))
      else if (open.includes(target)) earliest = Math.min(earliest, known)
    }
    if (earliest < place) return earliest
    const group = open.splice(open.indexOf(file))
    if (group.length > 1) cycles.push(group.map((each) => relative(root, each)).sort())
    return earliest
  }
  for (const file of files) if (!order.has(file)) visit(file)
  return cycles
}

test('no files of the backend import each other, not even types', () => {
  expect(importCycles('apps/bff')).toEqual([])
})

/** Files that name the parts of a whole, a line each: a part may be small. */
const lists = [
  ...['packages/schemas/src/declarations.ts', 'packages/schemas/src/operations.ts'],
  ...['packages/schemas/src/leaving-declarations.ts', 'apps/web/src/areas/leaving/area.ts'],
  'apps/web/src/areas/mobile-devices/area.ts',
  'packages/schemas/src/access-declarations.ts',
  ...['apps/bff/src/operations/plain-handlers.ts', 'apps/bff/src/operations/index.ts'],
  // The handlers of jobs, and the facts and changes of their steps.
  ...['apps/bff/src/backend.ts', 'apps/bff/src/jobs/facts/index.ts'],
  'apps/bff/src/jobs/changes/index.ts',
  ...['packages/local-aws/src/workmail/index.ts', 'packages/local-aws/src/state/state.ts'],
]

/** Small files with one importer that stay files, each with the reason. */
const small: Record<string, string> = {
  'apps/bff/src/store/shared-secret.ts': 'a test calls it in processes of its own',
  'apps/web/src/areas/directory/bulk/routes.ts': 'users, groups and resources have one, too',
  'apps/web/src/areas/identity-center/tokens/routes.ts': 'the settings beside it have one, too',
  'packages/local-aws/src/ses/index.ts': 'the operations of SES, as workmail/index.ts has its own',
  'packages/schemas/src/constraints/constraint.ts': 'generated files have its shape',
  'packages/schemas/src/iam-statement.ts': 'api-error and operations would import each other',
  'packages/ui/src/table/PageSelectionCell.tsx': 'DataTable is as long as a file may be',
}

test('a file below 30 lines with one importer is a part of that importer, unless it is loaded late or tested alone', () => {
  const all = packages.flatMap(sources)
  const text = new Map(all.map((file) => [file, readFileSync(file, 'utf8')]))
  const isTest = (file: string) => /\.test\.tsx?$|\/test(ing)?\//.test(file)
  const targetsOf = (file: string) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => resolve(file, '..', name))
  const importers = new Map<string, string[]>()
  for (const file of all)
    for (const target of new Set(targetsOf(file)))
      importers.set(target, [...(importers.get(target) ?? []), file])
  const named = new Set(all.flatMap(importsOf).filter((name) => name.startsWith('@mailroom/')))
  const isCrumb = (file: string) => {
    const path = relative(root, file)
    const [one = '', another] = importers.get(file) ?? []
    const isLate = new RegExp(`import\\([^)]*/${basename(file)}'|/${basename(file)}\\?worker`).test(
      text.get(one) ?? '',
    )
    const entry = path.replace(/^packages\/([^/]+)\/src\/(.*)\.tsx?$/, '@mailroom/$1/$2')
    const ownTest = text.has(file.replace(/(\.tsx?)$/, '.test$1'))
    return (
      (text.get(file) ?? '').split('\n').length <= 30 &&
      !/\.generated\.ts$/.test(file) &&
      ![isTest(file), one === '', another, isTest(one), isLate, ownTest, named.has(entry)].some(
        Boolean,
      ) &&
      !lists.includes(relative(root, one)) &&
      !small[path]
    )
  }
  expect(all.filter(isCrumb).map((file) => relative(root, file))).toEqual([])
  const forgotten = Object.keys(small).filter((path) => !text.has(join(root, path)))
  expect(forgotten).toEqual([])
})

test.each(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'])(
  'the lock file holds every native tool for %s',
  (platform) => {
    const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
    for (const tool of ['@biomejs/cli', '@rolldown/binding', '@typescript/typescript'])
      expect(lock).toContain(`'${tool}-${platform}`)
  },
)

test('the lock file names no package registry', () => {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  expect(lock).not.toMatch(/tarball:|https?:\/\//)
})

/** The clients of which AWS published none of that version. Source: decision 19. */
const newer = ['identitystore', 'sso-admin']

test('all AWS clients have one version, that of the WorkMail client, but for two of which there is none', () => {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  const all = [...lock.matchAll(/'@aws-sdk\/client-(?<name>[a-z\d-]+)@(?<version>[\d.]+)/g)]
  const clients = all.filter(({ groups }) => !newer.includes(groups?.name ?? ''))
  const versionOf = new Map(clients.map(({ groups }) => [groups?.name, groups?.version]))
  expect([...versionOf.keys()]).toEqual(
    expect.arrayContaining(['workmail', 'ses', 'route-53', 'kms']),
  )
  expect(new Set(clients.map(({ groups }) => groups?.version))).toEqual(
    new Set([versionOf.get('workmail')]),
  )
})
