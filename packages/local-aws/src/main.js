// The local AWS as a program: npm run local-aws -- --port 4566 [--dns-port 4553] --data DIR
// [--controls] [--seed-users N]
// It is JavaScript, because Node keeps what strips the types of the first file in memory (16 MB);
// the modules after it come without their types from the cache.
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Modules loaded after this line are compiled once and cached for the next start.
enableCompileCache()
// Starting makes garbage once; without this flag its memory is never given back.
setFlagsFromString('--semi-space-growth-factor=1')
await import('./program.ts')
setFlagsFromString('--semi-space-growth-factor=2')
