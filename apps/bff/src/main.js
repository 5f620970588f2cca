// The backend as a program: serves the console, and in local mode the local AWS and the local
// identity provider. It is JavaScript, because Node keeps what strips the types of the first file in
// memory (16 MB); the modules after it come without their types from the cache.
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Modules loaded after this line are compiled once and cached for the next start.
enableCompileCache()
// Loading the modules makes garbage once; without this flag its memory is never given back (20 MB
// of 160).
setFlagsFromString('--semi-space-growth-factor=1')
await import('./program.ts')
setFlagsFromString('--semi-space-growth-factor=2')
