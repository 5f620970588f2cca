import { defineConfig } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { dataDir, localAwsPort, logFile, port, resultFile } from './environment.ts'

export default defineConfig({
  testDir: '.',
  fullyParallel: true,
  workers: 3,
  forbidOnly: true,
  // A second try on CI alone: one that passes then is counted as flaky, in a line of its own.
  retries: process.env.CI ? 1 : 0,
  // Nothing is timed here: a machine with two busy cores may take three times as long.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: resultFile }]],
  outputDir: '../.cache/e2e/results',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording every step of every journey takes a third of their time: `TRACE=1 npm run e2e --
    // users` records a failing one.
    screenshot: 'only-on-failure',
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(chromiumPath ? { executablePath: chromiumPath } : {}),
      args: chromiumArgs,
    },
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.setup.ts' },
    { name: 'journeys', testMatch: 'journeys/*.e2e.ts', dependencies: ['sign-in'] },
    // A fault affects every caller, so these run after the others, one after the other.
    { name: 'faults', testMatch: 'faults/*.e2e.ts', dependencies: ['journeys'], workers: 1 },
    { name: 'afterwards', testMatch: 'afterwards.e2e.ts', dependencies: ['faults'] },
  ],
  webServer: {
    command: `node ../apps/bff/src/main.js > "${logFile}" 2>&1`,
    url: `http://127.0.0.1:${port}/readyz`,
    env: {
      // Journeys share their sessions and are faster than people.
      SESSION_REQUESTS_PER_MINUTE: '1000000',
      PORT: String(port),
      LOCAL_AWS_PORT: String(localAwsPort),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'debug',
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
