// The local AWS as a program: npm run local-aws -- --port 4566 [--dns-port 4553] --data DIR
// [--controls] [--seed-users N]
// It is JavaScript, because Node keeps what strips the types of the first file in memory (16 MB);
// the modules after it come without their types from the cache.
import * as modules from 'node:module'
import { setFlagsFromString } from 'node:v8'

// As in tools/toolchain.mjs. An older Node fails at the first thing that it does not have.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 26 && !(major === 24 && minor >= 15)) {
  process.stderr.write(
    `The local AWS needs Node 26 and this is Node ${process.versions.node}: start it with \`npm run local-aws\`, which fetches that one.\n`,
  )
  process.exit(2)
}

// Modules loaded after this line are compiled once and cached for the next start.
modules.enableCompileCache()
// Starting makes garbage once; without this flag its memory is never given back.
setFlagsFromString('--semi-space-growth-factor=1')
await import('./program.ts')
setFlagsFromString('--semi-space-growth-factor=2')
