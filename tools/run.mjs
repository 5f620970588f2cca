// The entry of every npm script; needs only Node 20.20 and npm. `node tools/run.mjs` lists the
// steps.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { env, install, node, pnpm, provideChromium, root, run } from './toolchain.mjs'
import { whenNpmEnds } from './watch-npm.mjs'

const vitestResult = join(root, '.cache/vitest.json')
const playwrightResult = join(root, '.cache/playwright.json')

/**
 * Runs a program in the foreground until it ends. Stopping this command or npm, even by SIGKILL,
 * stops the program.
 */
function stayWith(file, ...args) {
  const child = spawn(node, [join(root, file), ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  whenNpmEnds(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  )
}

/** Returns a hash of the names, sizes and times of all files in some folders. */
function sourcesIn(folders) {
  const hash = createHash('sha256')
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (['node_modules', 'dist'].includes(entry.name)) continue
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else {
        const { size, mtimeMs } = statSync(join(root, path))
        hash.update(`${path} ${size} ${mtimeMs}\n`)
      }
    }
  }
  for (const folder of folders) walk(folder)
  return hash.update(readFileSync(join(root, 'pnpm-lock.yaml'))).digest('hex')
}

/** What is built: the console, and the page that opens archives without it. */
const builds = {
  '@mailroom/archive-viewer': {
    folders: ['packages/archive-viewer', 'packages/schemas'],
    result: 'packages/archive-viewer/dist/page',
  },
  '@mailroom/web': {
    folders: ['apps/web', 'packages/ui', 'packages/schemas'],
    result: 'apps/web/dist/app',
  },
}

/** Names the sources that something is built from. */
const stampOf = ({ result }) => join(root, result, '../built')
const stamp = stampOf(builds['@mailroom/web'])

/** Builds what has changed since it was built. */
function build() {
  for (const [name, { folders, result }] of Object.entries(builds)) {
    const wanted = sourcesIn(folders)
    const built = stampOf({ result })
    if (existsSync(built) && readFileSync(built, 'utf8') === wanted) continue
    rmSync(join(root, result), { recursive: true, force: true })
    pnpm('--filter', name, 'exec', 'vite', 'build', '--logLevel', 'warn')
    writeFileSync(built, wanted)
  }
}

/**
 * Runs lint, the search for unused exports and packages, types, and the tests that need no running
 * product.
 */
function check(...filters) {
  provideChromium()
  pnpm('exec', 'biome', 'ci', '--error-on-warnings', '.')
  pnpm('exec', 'knip')
  pnpm('exec', 'tsc', '-b')
  pnpm(
    'exec',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestResult}`,
    ...filters,
  )
}

/** Runs the journeys in a browser. */
function e2e(...filters) {
  build()
  provideChromium()
  pnpm('--filter', '@mailroom/e2e', 'exec', 'playwright', 'test', ...filters)
}

/** Returns the first lines of an error, without the colours of a terminal. */
const briefly = (message = '') => stripVTControlCharacters(message).trim().split('\n', 6).join('\n')

/** Returns every failed test of Vitest's and Playwright's results with the beginning of its error. */
function failuresOf({ testResults = [] }, { suites = [] }) {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return `${name}\n${briefly(message)}`
    return failed.map(
      ({ fullName, failureMessages }) => `${name} › ${fullName}\n${briefly(failureMessages[0])}`,
    )
  })
  const specsOf = ({ specs = [], suites: inner = [] }) => [...specs, ...inner.flatMap(specsOf)]
  for (const { file, title, tests } of suites.flatMap(specsOf))
    for (const { status, results } of tests)
      if (status === 'unexpected' || status === 'flaky')
        failures.push(
          `${status === 'flaky' ? 'flaky: ' : ''}${file} › ${title}\n${briefly(results.find(({ errors }) => errors.length > 0)?.errors[0].message)}`,
        )
  return failures
}

/**
 * Runs everything, lists what failed, and prints one last line with the counts. A step that fails
 * without a failing test counts as one failure.
 */
function test() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (const file of [vitestResult, playwrightResult]) rmSync(file, { force: true })
  let brokenSteps = 0
  for (const step of [check, e2e]) {
    try {
      step()
    } catch (error) {
      console.error(String(error))
      brokenSteps++
    }
  }
  const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
  const [vitest, playwright] = [read(vitestResult), read(playwrightResult)]
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = vitest
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = playwright.stats ?? {}
  for (const failure of failuresOf(vitest, playwright)) console.log(`\n${failure}`)
  const failed = Math.max(numFailedTests + unexpected, brokenSteps)
  if (flaky > 0) console.log(`flaky: ${flaky}, each passed at the second try; see the list above`)
  console.log(
    `${numPassedTests + expected + flaky} passed, ${failed} failed, ${numPendingTests + skipped} skipped`,
  )
  process.exitCode = failed === 0 ? 0 : 1
}

const steps = {
  start: () => {
    build()
    stayWith('apps/bff/src/main.js')
  },
  serve: () => {
    if (!existsSync(stamp)) throw new Error('The web app is not built. Run: npm run build')
    stayWith('apps/bff/src/main.js')
  },
  test,
  check,
  e2e,
  build,
  dev: () => stayWith('tools/dev.mjs'),
  bench: (...args) => {
    build()
    provideChromium()
    stayWith('e2e/bench/bench.ts', ...args)
  },
  chaos: (...args) => stayWith('e2e/chaos/chaos.ts', ...args),
  generate: () => run(node, [join(root, 'tools/generate.ts')], { env }),
  'local-aws': (...args) => stayWith('packages/local-aws/src/main.js', ...args),
  'audit:verify': (...args) => stayWith('apps/bff/src/audit/verify.ts', ...args),
  'archive:build': (...args) => {
    build()
    stayWith('apps/bff/src/archives/build.ts', ...args)
  },
  'snapshot:verify': (...args) => stayWith('apps/bff/src/snapshots/verify.ts', ...args),
}

const [name = '', ...args] = process.argv.slice(2)
const step = Object.hasOwn(steps, name) ? steps[name] : undefined
if (!step) {
  console.error(`usage: node tools/run.mjs ${Object.keys(steps).join(' | ')}`)
  process.exit(2)
}
try {
  // In production nothing is fetched at a start.
  if (name !== 'serve') install()
  step(...args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  // For the audit trail, 1 says that it is broken, and 2 that it could not be verified.
  process.exit(name.endsWith(':verify') ? 2 : 1)
}
