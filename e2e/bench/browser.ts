import { type Browser, chromium } from '@playwright/test'
import { chromiumArgs, chromiumPath } from '../chromium.ts'
import { benchPort } from './backend.ts'

/** Where Lighthouse finds the browser. */
export const debuggingPort = benchPort + 9

/** The browser that everything is measured in. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [...chromiumArgs, `--remote-debugging-port=${debuggingPort}`],
  })
}
