// The backend as a program: serves the console, and in local mode the local AWS and the local identity provider.
import { enableCompileCache } from 'node:module'

// What is loaded after this is compiled once and kept for the next start.
enableCompileCache()
await import('./program.ts')
