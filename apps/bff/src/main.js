// The backend as a program: serves the console, and in local mode the local AWS and the local
// identity provider. It is JavaScript, because Node keeps what strips the types of the first file in
// memory (16 MB); the modules after it come without their types from the cache.
import * as modules from 'node:module'
import { setFlagsFromString } from 'node:v8'

// As in tools/toolchain.mjs. An older Node fails at the first thing that it does not have.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 26 && !(major === 24 && minor >= 15)) {
  process.stderr.write(
    `Mailroom needs Node 26 and this is Node ${process.versions.node}: start it with \`npm run serve\`, which fetches that one.\n`,
  )
  process.exit(2)
}

// Modules loaded after this line are compiled once and cached for the next start.
modules.enableCompileCache()
// Loading the modules makes garbage once; without this flag its memory is never given back (20 MB
// of 160).
setFlagsFromString('--semi-space-growth-factor=1')
// Otherwise the heap grows to a multiple of what is used while a snapshot or job makes garbage
// (160 MB of it, instead of 85), at no gain in time.
setFlagsFromString('--heap-growing-percent=15')
await import('./program.ts')
setFlagsFromString('--semi-space-growth-factor=2')
