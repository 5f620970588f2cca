import { existsSync } from 'node:fs'

const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
]

/** The browser that is there, or nothing, which lets Playwright use its own. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path))

/** Chromium refuses its sandbox as root; the rest keeps it from calling its maker. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
