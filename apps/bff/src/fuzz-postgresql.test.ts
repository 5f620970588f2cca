import { fuzz } from './test/fuzz.ts'
import { test } from './test/on-both-stores.ts'

// A file for each store, because vitest runs files side by side.
test('S3 on PostgreSQL, no request of anybody meets a fault, hangs, or does anything once it is refused', {
  timeout: 900_000,
}, async ({ place }) => {
  // Fewer than on SQLite, where the same code answers: these meet what PostgreSQL takes otherwise.
  await fuzz(await place('PostgreSQL'), 2_000)
})
