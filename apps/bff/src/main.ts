// The backend as a program: serves the console, and in local mode the local AWS and the local identity provider.
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// What is loaded after this is compiled once and kept for the next start.
enableCompileCache()
// Loading makes garbage once; the memory for it would be kept for ever (20 MB of 160).
setFlagsFromString('--semi-space-growth-factor=1')
await import('./program.ts')
setFlagsFromString('--semi-space-growth-factor=2')
