import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, session, startBackend } from '../kit/testing/backend.ts'
import { visit } from '../kit/testing/visit.tsx'

test('X-02 the screen shows who has signed in in another tab before a write is sent for them', async () => {
  let other = false
  const bob = { account: { id: 'bob', name: 'Bob Other' }, csrfToken: 'token-2' }
  const moment = '2026-01-01T10:00:00Z'
  const times = { createdAt: moment, lastSeenAt: moment, expiresAt: moment }
  const item = { id: 's-1', account: session.account, roles: session.roles, ...times }
  await using backend = await startBackend({
    'session.describe': () => ({ ...session, ...(other ? bob : {}) }),
    'sessions.list': () => ({ items: [{ ...item, current: false }] }),
    'sessions.revoke': () =>
      backend.of('sessions.revoke').at(-1)?.csrfToken === 'token-1'
        ? refusal(403, 'ForgedRequest')
        : undefined,
  })
  using _ = visit('/sessions/s-1/end')
  const dialog = within(await screen.findByRole('dialog', { name: /^End the session of/ }))
  other = true
  dialog.getByRole('button', { name: 'End session' }).click()
  await dialog.findByText(/^Somebody else has signed in/)
  await screen.findByRole('button', { name: /Bob Other/, hidden: true })
  dialog.getByRole('button', { name: 'End session' }).click()
  await screen.findByText('The session has ended.')
  expect(backend.of('sessions.revoke').map(({ csrfToken }) => csrfToken)).toEqual([
    'token-1',
    'token-2',
  ])
})
