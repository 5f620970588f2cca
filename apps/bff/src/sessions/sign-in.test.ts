import { expect, test } from 'vitest'
import { startBackend } from '../test/start-backend.ts'

test('each sample account signs in and has its role', async () => {
  await using backend = await startBackend('auditor')
  const { status, body } = await backend.post('session.describe', {})
  expect([status, body]).toMatchObject([200, { role: 'auditor' }])
})
