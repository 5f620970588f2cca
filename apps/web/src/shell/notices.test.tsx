import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { notify } from '../kit/data/notifications.ts'
import { openBackend, organizationPath } from '../kit/testing/real-backend.ts'
import { visit } from '../kit/testing/visit.tsx'

test('a message is there on the page it leads to and gone on the one after it; an error stays', async () => {
  await using _backend = await openBackend()
  using page = visit('/audit-log')
  await screen.findByRole('heading', { level: 1 })
  fireEvent.keyDown(window, { key: 'Enter' })
  notify({ type: 'info', content: '6 rows are not in this plan.' })
  notify({ type: 'success', content: 'Ana was created.' })
  notify({ type: 'error', content: 'The export failed.' })
  await page.router.navigate('/sessions')
  await screen.findByText('6 rows are not in this plan.')
  screen.getByText('Ana was created.')

  fireEvent.keyDown(window, { key: 'Enter' })
  await page.router.navigate('/audit-log')
  await waitFor(() => expect(screen.queryByText('Ana was created.')).toBeNull())
  expect(screen.queryByText('6 rows are not in this plan.')).toBeNull()
  screen.getByText('The export failed.')
})

test('a message that a dialog shows as it closes is there on the page behind it', async () => {
  await using _backend = await openBackend()
  using page = visit('/audit-log')
  await screen.findByRole('heading', { level: 1, name: 'Audit log' })
  await page.router.navigate('/sessions')
  await screen.findByRole('heading', { level: 1, name: 'Sessions' })
  fireEvent.keyDown(window, { key: 'Enter' })
  notify({ type: 'success', content: 'Ana was disabled.' })
  await page.router.navigate(-1)
  await screen.findByRole('heading', { level: 1, name: 'Audit log' })
  screen.getByText('Ana was disabled.')
})

test('a message is gone on the next tab and dialog of the page, unless it offers something or is an error', async () => {
  await using _backend = await openBackend()
  const domain = `${organizationPath}/domains/example.org`
  using page = visit(domain)
  await screen.findByRole('heading', { level: 1, name: 'example.org' })
  notify({ type: 'success', content: 'example.org was added.' })
  notify({ type: 'success', content: 'The setting was saved.', undo: () => {} })
  notify({ type: 'error', content: 'The export failed.' })
  await page.router.navigate(`${domain}/uses`)
  screen.getByText('example.org was added.')
  fireEvent.keyDown(window, { key: 'Enter' })
  await page.router.navigate(`${domain}/sending`)
  await waitFor(() => expect(screen.queryByText('example.org was added.')).toBeNull())
  screen.getByText('The setting was saved.')
  screen.getByText('The export failed.')

  notify({ type: 'info', content: 'The records were copied.' })
  fireEvent.keyDown(window, { key: 'Enter' })
  await page.router.navigate(`${domain}/remove`)
  await screen.findByRole('dialog')
  await waitFor(() => expect(screen.queryByText('The records were copied.')).toBeNull())
})

test('three messages are shown at most, the newest first', async () => {
  await using _backend = await openBackend()
  using _page = visit('/sessions')
  await screen.findByRole('heading', { level: 1 })
  for (const number of [1, 2, 3, 4]) notify({ type: 'success', content: `Message ${number}` })
  await screen.findByText('Message 4')
  expect(screen.getAllByText(/^Message \d/).map(({ textContent }) => textContent)).toEqual([
    'Message 4',
    'Message 3',
    'Message 2',
  ])
})
