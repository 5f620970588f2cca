import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import type { Figure } from '../../tools/docs/performance.ts'
import { figure } from './figures.ts'

const app = join(import.meta.dirname, '../../apps/web/dist/app')

/** The needed part of Vite's manifest: the files of a module, and its static imports. */
const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.optional(z.string()),
    css: z.optional(z.array(z.string())),
    imports: z.optional(z.array(z.string())),
  }),
)
type Manifest = z.infer<typeof Manifest>

/** Returns all files that come with a module. */
function filesOf(manifest: Manifest, module: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[module]
  if (!chunk) throw new Error(`${module} is not in the manifest: build first`)
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const file of chunk.css ?? []) files.add(file)
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, files)
  return files
}

/** Returns the size of a file as the build has compressed it, by brotli. */
function bytesOf(file: string): number {
  const compressed = join(app, `${file}.br`)
  return statSync(existsSync(compressed) ? compressed : join(app, file)).size
}

/**
 * Returns the kilobytes of 1000 bytes that a cold visit downloads for some modules, compressed by
 * brotli.
 */
function weigh(manifest: Manifest, modules: string[]) {
  const files = new Set(modules.flatMap((each) => [...filesOf(manifest, each)]))
  const sum = (ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .map((file) => bytesOf(file) / 1000)
      .reduce((total, size) => total + size, 0)
  return { js: sum('.js'), css: sum('.css') }
}

/** The chunks of several modules that every page needs, by `codeSplitting` in `vite.config.ts`. */
const shellChunks = ['shell', 'words-en']

/** Returns what every page needs for a signed-in person, in English. */
function shellModules(manifest: Manifest): string[] {
  const modules = Object.keys(manifest).filter(
    (module) =>
      shellChunks.includes(manifest[module]?.name ?? '') ||
      module === 'src/kit/access/guarded.tsx' ||
      module.endsWith('/i18n/messages/all.en.js'),
  )
  for (const name of shellChunks)
    if (!modules.some((module) => manifest[module]?.name === name))
      throw new Error(`There is no chunk ${name}: build first`)
  return modules
}

/** Folders whose words are in the chunk of those that most pages need. */
const wordsWithShell = ['src/areas/organizations', 'src/kit/entity', 'src/shell/palette']

/** Folders whose pages have their words in no folder above them. */
const wordsElsewhere: Record<string, string> = {
  'src/areas/audit': 'src/kit/audit',
  'src/areas/directory/find-address': 'src/shell/palette',
  'src/areas/directory/aliases': 'src/kit/entity',
  'src/areas/directory/permissions': 'src/kit/entity',
}

/** Compares the weights of the routes in the last build with the design's budgets (§6). */
export function routeWeightFigures(): Figure[] {
  const manifest = Manifest.parse(
    JSON.parse(readFileSync(join(app, '.vite/manifest.json'), 'utf8')),
  )
  /** Returns the words of a folder: its own, or those of the next folder above it that has some. */
  const words = (folder: string): string[] => {
    const place = wordsElsewhere[folder] ?? folder
    if (wordsWithShell.includes(place)) return []
    const module = `${place}/locales/en.json`
    return manifest[module] || !place.includes('/') ? [module] : words(dirname(place))
  }
  const shell = shellModules(manifest)
  const pages = Object.keys(manifest).filter((module) =>
    /^src\/areas\/(?!sign-in\/)([a-z-]+\/)+\w+(Page|Dialog|Tab)\.tsx$/.test(module),
  )
  const signIn = weigh(manifest, [
    'src/areas/sign-in/SignInPage.tsx',
    ...words('src/areas/sign-in'),
  ])
  const home = weigh(manifest, [
    ...shell,
    'src/areas/organizations/list/OrganizationsPage.tsx',
    ...words('src/areas/organizations'),
  ])
  const all = pages.map((page) => ({
    page,
    ...weigh(manifest, [
      ...shell,
      'src/areas/organizations/OrganizationFrame.tsx',
      page,
      ...words(dirname(page)),
    ]),
  }))
  const heaviest = all.reduce((most, each) => (each.js > most.js ? each : most))
  console.log(`The heaviest page is ${heaviest.page}`)
  const styles = Math.max(...all.map(({ css }) => css))
  return [
    figure('sign-in, JavaScript', signIn.js, 'kB', { budget: 110 }),
    figure('shell and organizations, JavaScript', home.js, 'kB', { budget: 240 }),
    figure('heaviest page, JavaScript', heaviest.js, 'kB', { budget: 330 }),
    figure('heaviest page, CSS', styles, 'kB', { budget: 75 }),
  ]
}
