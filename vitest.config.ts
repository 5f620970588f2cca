import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { wordsOfAreas } from './apps/web/words-of-areas.ts'
import { chromiumArgs, chromiumPath } from './e2e/chromium.ts'

/** What goes on in the background takes longer on a busy machine. */
const patient = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    // Half of the time of the backend's tests is waiting: for leases, outages and AWS's pace.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // A second try on CI alone, as for the journeys; the list of tests tells every one.
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/schemas/**/*.test.ts',
            'packages/kits/**/*.test.ts',
            'packages/archive-viewer/**/*.test.ts',
            'apps/bff/**/*.test.ts',
            'e2e/chaos/*.test.ts',
            'tools/**/*.test.ts',
          ],
          setupFiles: ['tools/test-setup.ts'],
          testTimeout: 80_000,
          expect: patient,
        },
      },
      {
        test: {
          name: 'local-aws',
          environment: 'node',
          // Its modules keep nothing between two local AWS, and loading the SDK anew for every file takes half of the time.
          isolate: false,
          include: ['packages/local-aws/**/*.test.ts'],
          setupFiles: ['tools/test-setup.ts'],
          testTimeout: 80_000,
          expect: patient,
        },
      },
      {
        plugins: [wordsOfAreas()],
        test: {
          name: 'web',
          root: 'apps/web',
          environment: 'jsdom',
          // Reading Cloudscape and all pages anew for every file takes more than half of the time.
          // What a test leaves behind, `visit` and the setup remove.
          isolate: false,
          globalSetup: 'src/kit/testing/start-backends.ts',
          include: ['src/**/*.test.{ts,tsx}', '../../packages/ui/src/**/*.test.tsx'],
          setupFiles: ['../../tools/test-setup.ts', 'src/kit/testing/setup.ts'],
          exclude: ['src/**/*.browser.test.tsx', '../../packages/ui/src/**/*.browser.test.tsx'],
          testTimeout: 80_000,
          expect: patient,
        },
      },
      {
        plugins: [wordsOfAreas()],
        // What only a browser can tell: focus, keys, what lies over what, what sticks.
        // Found before the first test, so that none is interrupted by a page that loads again.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            '@mailroom/ui > vitest-browser-react',
          ],
        },
        test: {
          name: 'browser',
          root: 'apps/web',
          include: ['src/**/*.browser.test.tsx', '../../packages/ui/src/**/*.browser.test.tsx'],
          setupFiles: ['../../tools/test-setup.ts'],
          testTimeout: 80_000,
          expect: patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1000, height: 600 },
            provider: playwright({
              launchOptions: {
                ...(chromiumPath ? { executablePath: chromiumPath } : {}),
                args: chromiumArgs,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
