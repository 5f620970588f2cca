import { type Browser, chromium } from '@playwright/test'
import { chromiumArgs, chromiumPath } from '../chromium.ts'
import { benchPort } from './backend.ts'

/** The port at which Lighthouse finds the browser. */
export const debuggingPort = benchPort + 9

/** Launches the browser for all measurements. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [...chromiumArgs, `--remote-debugging-port=${debuggingPort}`],
  })
}
