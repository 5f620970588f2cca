// `npm run dev`: the backend and Vite's development server side by side; stopping this stops both.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { env, node, root } from './toolchain.mjs'

const children = [
  spawn(node, ['--watch', join(root, 'apps/bff/src/main.js')], {
    cwd: root,
    // People use Vite's address, and return to it after signing in.
    env: { PUBLIC_URL: 'http://127.0.0.1:5173', ...env },
    stdio: 'inherit',
  }),
  spawn(node, [join(root, 'apps/web/node_modules/vite/bin/vite.js')], {
    cwd: join(root, 'apps/web'),
    env,
    stdio: 'inherit',
  }),
]
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
for (const child of children)
  child.on('exit', () => {
    for (const other of children) other.kill()
  })
