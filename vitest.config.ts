import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A core less, as by default, is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/schemas/**/*.test.ts',
            'apps/bff/**/*.test.ts',
            'e2e/chaos/*.test.ts',
            'tools/**/*.test.ts',
          ],
          setupFiles: ['tools/test-setup.ts'],
          testTimeout: 20_000,
          // What goes on in the background takes longer on a busy machine.
          expect: { poll: { timeout: 10_000 } },
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
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'web',
          root: 'apps/web',
          environment: 'jsdom',
          include: ['src/**/*.test.{ts,tsx}', '../../packages/ui/src/**/*.test.tsx'],
          setupFiles: ['../../tools/test-setup.ts', 'src/kit/testing/dialogs.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
