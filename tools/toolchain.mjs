// Provides Node, pnpm and Chromium to the other scripts here. It is plain JavaScript for the
// machine's own Node (>= 20.20), because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

/** Runs a command to its end; throws if it cannot be started or does not exit with 0. */
export function run(command, args, options = {}) {
  const { error, status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  if (status !== 0) throw new Error(`exit ${status}: ${command} ${args.join(' ')}`)
}

/**
 * Installs tools/toolchain/<name>, pinned by its package-lock.json, into .tools/<name>, unless it
 * is installed.
 */
function provide(name) {
  const from = join(root, 'tools/toolchain', name)
  const to = join(root, '.tools', name)
  const wanted = readFileSync(join(from, 'package-lock.json'), 'utf8')
  const stamp = join(to, 'installed')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(to, { recursive: true, force: true })
    mkdirSync(to, { recursive: true })
    for (const file of ['package.json', 'package-lock.json'])
      copyFileSync(join(from, file), join(to, file))
    run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
      cwd: to,
      shell: windows,
    })
    writeFileSync(stamp, wanted)
  }
  return join(to, 'node_modules')
}

/** Returns the machine's own Node if it is `^24.15 || >=26`, else the packaged one. */
function nodeBinary() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if ((major === 24 && minor >= 15) || major >= 26) return process.execPath
  const os = windows ? 'win' : process.platform
  const name = `node${os === 'darwin' && process.arch === 'arm64' ? '-bin' : ''}-${os}-${process.arch}`
  const binary = join(provide('node'), name, 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(binary))
    throw new Error(
      `Node ${process.version} is too old and npm has no Node for ${os}-${process.arch}: install Node 24 or later`,
    )
  return binary
}

export const node = nodeBinary()

/**
 * The environment of all programs started here: our Node first, and none of the settings that npm
 * passes to its scripts.
 */
export const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)/i.test(name)),
)
const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
env[pathName] = [dirname(node), join(root, 'node_modules/.bin'), env[pathName]].join(delimiter)
env.NODE_COMPILE_CACHE ??= join(root, '.cache/compile')

/** Runs pnpm with our Node. */
export function pnpm(...args) {
  run(node, [join(provide('pnpm'), 'pnpm/bin/pnpm.mjs'), ...args], { env })
}

/** Installs the workspace from the lock file, unless lock and manifests are unchanged. */
export function install() {
  const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'e2e/package.json']
  for (const name of [
    'apps/bff',
    'apps/web',
    'packages/local-aws',
    'packages/schemas',
    'packages/ui',
  ])
    manifests.push(`${name}/package.json`)
  const wanted = [
    process.platform,
    process.arch,
    ...manifests.map((file) => readFileSync(join(root, file), 'utf8')),
  ].join('\n')
  const stamp = join(root, 'node_modules/.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  pnpm('install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn')
  writeFileSync(stamp, wanted)
}

const chromiums = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
]

/**
 * Makes sure that there is a browser: an installed Chromium; as root on Debian, its headless shell;
 * else Playwright's download.
 */
export function provideChromium() {
  if (env.CHROMIUM_PATH || chromiums.some((path) => existsSync(path))) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    run('apt-get', ['update', '-qq'], quiet)
    run(
      'apt-get',
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium-headless-shell',
        'fonts-liberation',
      ],
      quiet,
    )
  } else pnpm('--filter', '@mailroom/e2e', 'exec', 'playwright', 'install', 'chromium')
}
