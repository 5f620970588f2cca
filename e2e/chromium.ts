import { existsSync } from 'node:fs'

const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
]

/** The installed browser; undefined lets Playwright use its own. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path))

/** Chromium refuses its sandbox as root; the other options keep it from calling its vendor. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
