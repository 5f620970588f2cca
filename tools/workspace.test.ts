import { globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './docs/generated.ts'

/** The imports that each package may have. Source: design §2. */
const allowed: Record<string, readonly string[]> = {
  'apps/web': ['@mailroom/schemas', '@mailroom/ui'],
  'apps/bff': ['@mailroom/schemas', '@mailroom/local-aws'],
  'packages/local-aws': ['@mailroom/schemas'],
  'packages/ui': [],
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

test('all AWS clients have one version, that of the WorkMail client', () => {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  const clients = [...lock.matchAll(/'@aws-sdk\/client-(?<name>[a-z-]+)@(?<version>[\d.]+)/g)]
  const versionOf = new Map(clients.map(({ groups }) => [groups?.name, groups?.version]))
  expect([...versionOf.keys()]).toEqual(expect.arrayContaining(['workmail', 'ses', 'sts', 'iam']))
  expect(new Set(clients.map(({ groups }) => groups?.version))).toEqual(
    new Set([versionOf.get('workmail')]),
  )
})
