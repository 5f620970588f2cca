import { fuzz } from './test/fuzz.ts'
import { test } from './test/on-both-stores.ts'

// A file for each store, because vitest runs files side by side.
test('S3 on SQLite, no request of anybody meets a fault, hangs, or does anything once it is refused', {
  timeout: 900_000,
}, async ({ place }) => {
  await fuzz(await place('SQLite'), 5_000)
})
