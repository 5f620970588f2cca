import type { Input } from '@mailroom/schemas/operations'
import type { SessionSummary } from '@mailroom/schemas/sessions'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, session, startBackend } from '../testing/backend.ts'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

function sessionOf(number: number): SessionSummary {
  const moment = '2026-01-01T10:00:00Z'
  return {
    id: `s-${number}`,
    account: { id: `a-${number}`, name: `Person ${number}` },
    roles: ['auditor'],
    createdAt: moment,
    lastSeenAt: moment,
    expiresAt: moment,
    current: number === 1,
  }
}

/** Lists so many sessions in pages, with tokens for the next page. */
function sessions(count: number) {
  return ({ maxResults = 100, nextToken = '0' }: Input<'sessions.list'>) => {
    const start = Number(nextToken)
    const end = Math.min(start + maxResults, count)
    const items = Array.from({ length: end - start }, (_, index) => sessionOf(start + index + 1))
    return end < count ? { items, nextToken: String(end) } : { items }
  }
}

async function names(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'Sessions' })
  await within(table).findAllByText(/^Person/)
  return within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent ?? '')
}

test('GEN-04 a list is paged forwards and backwards, and the address has the page', async () => {
  await using _ = await startBackend({ 'sessions.list': sessions(25) })
  using _page = visit('/sessions?pageSize=10')
  expect(await names()).toHaveLength(10)
  screen.getByRole('button', { name: 'Next page' }).click()
  await screen.findByText('Person 11')
  expect(location.search).toBe('?pageSize=10&page=2')
  screen.getByRole('button', { name: 'Next page' }).click()
  await screen.findByText('Person 21')
  expect(await names()).toHaveLength(5)
  screen.getByRole('button', { name: 'Previous page' }).click()
  await screen.findByText('Person 11')
  expect(location.search).toBe('?pageSize=10&page=2')
})

test('GEN-04 an address in the middle of a list follows the tokens before it', async () => {
  await using backend = await startBackend({ 'sessions.list': sessions(25) })
  using _ = visit('/sessions?pageSize=10&page=3')
  await screen.findByText('Person 21')
  expect(backend.of('sessions.list').map(({ input }) => input)).toEqual([
    { maxResults: 10 },
    { maxResults: 10, nextToken: '10' },
    { maxResults: 10, nextToken: '20' },
  ])
})

test('a page past the end of a list says so and leads to the first', async () => {
  await using _ = await startBackend({ 'sessions.list': sessions(3) })
  using _page = visit('/sessions?pageSize=10&page=4')
  await screen.findByText('The list has fewer pages than this.')
  screen.getByRole('button', { name: 'First page' }).click()
  expect(await names()).toHaveLength(3)
})

test.each(['/sessions', '/audit-log', `${organizationPath}/users`])(
  'GEN-04 an address far past the end of %s says so, and offers only the pages that there are',
  async (path) => {
    await using _ = await openBackend()
    using _page = visit(`${path}?page=99999`)
    await screen.findByText('The list has fewer pages than this.')
    expect(screen.queryByRole('button', { name: 'Page 99,998' })).toBeNull()
    screen.getByRole('button', { name: 'First page' }).click()
    await waitFor(() => expect(screen.getAllByRole('rowheader')).not.toHaveLength(0))
    expect(location.search).toBe('')
  },
)

test.each(['0', '-1', '1.5', 'abc', '1e9', '9999999', '%FF'])(
  'GEN-04 ?page=%s is no page, so the list shows its first',
  async (page) => {
    await using backend = await openBackend()
    using _page = visit(`/sessions?page=${page}`)
    await waitFor(() => expect(screen.getAllByRole('rowheader')).not.toHaveLength(0))
    expect(backend.of('sessions.list')).toHaveLength(1)
  },
)

test('06 §2.7 a list continues after an empty page that is not the last', async () => {
  await using _ = await startBackend({
    'sessions.list': ({ nextToken }) =>
      nextToken === undefined ? { items: [], nextToken: 'on' } : { items: [sessionOf(1)] },
  })
  using _page = visit('/sessions')
  await screen.findByText('Person 1')
  expect(screen.queryByText('This page of the list is empty, but more pages follow.')).toBeNull()
})

test('06 §2.7 after many empty pages a list says that more follow, and continues on request', async () => {
  let asked = 0
  await using _ = await startBackend({
    'sessions.list': () =>
      asked++ < 12 ? { items: [], nextToken: `${asked}` } : { items: [sessionOf(1)] },
  })
  using _page = visit('/sessions')
  await screen.findByText('This page of the list is empty, but more pages follow.')
  const table = screen.getByRole('table', { name: 'Sessions' })
  within(table).getByRole('button', { name: 'Next page' }).click()
  await screen.findByText('Person 1')
})

test('GEN-04 a list that cannot be loaded says why, with the ids for support, and offers a retry', async () => {
  await using backend = await startBackend({
    'sessions.list': () =>
      refusal(400, 'AccessDeniedException', {
        awsRequestId: 'aws-1',
        missingAction: 'workmail:ListUsers',
      }),
  })
  using _page = visit('/sessions')
  await screen.findByText(/AWS denied access\. Ask whoever runs the console/)
  screen.getByText(/does not have the permission workmail:ListUsers/)
  expect(screen.queryByText('Request: r-1')).toBeNull()
  screen.getByRole('button', { name: 'Details for support' }).click()
  await screen.findByText('Request: r-1')
  screen.getByText('AWS request: aws-1')
  backend.answers['sessions.list'] = sessions(2)
  screen.getByRole('button', { name: 'Retry' }).click()
  expect(await names()).toHaveLength(2)
})

test('a read that the backend has repeated in vain is shown at once, with a retry', async () => {
  await using backend = await startBackend({
    'sessions.list': () => refusal(502, 'AwsUnreachable'),
  })
  using _page = visit('/sessions')
  await screen.findByText(/AWS could not be reached/)
  expect(backend.of('sessions.list')).toHaveLength(1)
  backend.answers['sessions.list'] = sessions(2)
  screen.getByRole('button', { name: 'Retry' }).click()
  expect(await names()).toHaveLength(2)
})

test('an empty list says so', async () => {
  await using _ = await startBackend({ 'sessions.list': () => ({ items: [] }) })
  using _page = visit('/sessions')
  await screen.findByText('Nobody is signed in.')
})

test('a role without access to a page sees that, and the backend is not called', async () => {
  await using backend = await startBackend({
    'session.describe': () => ({ ...session, roles: ['helpDesk'] }),
  })
  using _page = visit('/sessions')
  await screen.findByRole('heading', { level: 1, name: 'Not allowed' })
  expect(backend.of('sessions.list')).toEqual([])
})

test('after a write the list is fetched again', async () => {
  await using backend = await startBackend({ 'sessions.list': sessions(2) })
  using _page = visit('/sessions')
  await names()
  screen.getByRole('link', { name: 'End session: Person 2' }).click()
  const dialog = await screen.findByRole('dialog', { name: 'End the session of Person 2?' })
  expect(location.pathname).toBe('/sessions/s-2/end')
  backend.answers['sessions.list'] = sessions(1)
  within(dialog).getByRole('button', { name: 'End session' }).click()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await screen.findByText('The session has ended.')
  expect(await names()).toEqual(['Person 1 This session'])
  expect(backend.of('sessions.revoke')).toMatchObject([
    { input: { sessionId: 's-2' }, csrfToken: 'token-1' },
  ])
  expect(location.pathname).toBe('/sessions')
})
