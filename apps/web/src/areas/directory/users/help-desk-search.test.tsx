import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session, startBackend } from '../../../kit/testing/backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { around, helpDeskPath, legal, sales, search } from './testing/help-desk.ts'

test('USR-25 Enter before the answer opens the person in the answer, and the reset needs nothing more', async () => {
  await using backend = await startBackend({
    ...around,
    'users.find': () => ({ items: [sales], more: false, isGuess: false, isPartial: false }),
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  await screen.findByRole('dialog', { name: 'Reset the password of Maria Silva' })
  const password = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New password' })
  await waitFor(() => expect(document.activeElement).toBe(password))
  screen.getByRole('button', { name: 'Reset' }).click()
  const shown = await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
  await waitFor(() => expect(document.activeElement).toBe(shown))
  expect(shown.textContent).toBe(password.value)
  expect(backend.of('users.resetPassword').map(({ input }) => input.password)).toEqual([
    password.value,
  ])
})

test('USR-25 namesakes are told apart, the arrow keys move through them, and Enter opens the marked one', async () => {
  await using _backend = await startBackend({
    ...around,
    'users.find': () => ({ items: [sales, legal], more: false, isGuess: false, isPartial: false }),
  })
  using _ = visit(helpDeskPath)
  const field = await search('silva')
  const [first, second] = await screen.findAllByRole('option')
  expect(first?.textContent).toContain('Sales · +351 21 555 0101')
  expect(second?.textContent).toContain('alias m.s@example.com')
  fireEvent.keyDown(field, { key: 'ArrowUp' })
  expect(second?.getAttribute('aria-selected')).toBe('true')
  expect(field.getAttribute('aria-activedescendant')).toBe(second?.id)
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(location.pathname).toBe(`${helpDeskPath}/${legal.id}`))
})

test('USR-25 a person with a similar name is offered, and Enter alone opens nobody', async () => {
  await using _backend = await startBackend({
    ...around,
    'users.find': () => ({ items: [sales], more: false, isGuess: true, isPartial: false }),
  })
  using _ = visit(helpDeskPath)
  const field = await search('sliva', 'Enter')
  await screen.findByText('Nobody matches exactly. Did you mean:')
  const option = screen.getByRole('option')
  await waitFor(() => expect(option.getAttribute('aria-selected')).toBe('true'))
  expect(location.pathname).toBe(helpDeskPath)
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(location.pathname).toBe(`${helpDeskPath}/${sales.id}`))
})

test('USR-25 Enter waits for a person that an incomplete index does not know yet', async () => {
  let answers = 0
  await using _backend = await startBackend({
    ...around,
    'users.find': () => {
      answers += 1
      const items = answers === 1 ? [] : [sales]
      return { items, more: false, isGuess: false, isPartial: items.length === 0 }
    },
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  await screen.findByText('Nobody found yet. The search goes on…')
  await waitFor(() => expect(location.pathname).toBe(`${helpDeskPath}/${sales.id}`))
})

test('USR-25 a search that takes longer than a moment says that it goes on, and then whom it found', async () => {
  const answer = Promise.withResolvers<void>()
  await using _backend = await startBackend({
    ...around,
    'users.find': async () => {
      await answer.promise
      return { items: [sales], more: false, isGuess: false, isPartial: false }
    },
  })
  using _ = visit(helpDeskPath)
  await search('silva')
  await screen.findByText('Searching…')
  answer.resolve()
  await screen.findByText('1 person found')
  expect(screen.queryByText('Searching…')).toBeNull()
})

test('an auditor who opens the help desk by its address is told at once that it is not for them', async () => {
  await using _backend = await startBackend({
    ...around,
    'session.describe': () => ({ ...session, roles: ['auditor'] }),
  })
  using _ = visit(helpDeskPath)
  await screen.findByRole('heading', { level: 1, name: 'Not allowed' })
  expect(screen.queryByRole('combobox', { name: 'Find a person' })).toBeNull()
})

test('USR-25 whoever finds nobody sees how old the reading is, refreshes it, and finds who is new', async () => {
  let asOf = '2026-01-01T10:00:00Z'
  await using _backend = await startBackend({
    ...around,
    'users.find': () => ({
      items: asOf.includes('T10') ? [] : [sales],
      ...{ more: false, isGuess: false, isPartial: false },
    }),
    'entities.search': () => ({
      ...{ items: [], total: 0 },
      index: { phase: 'COMPLETE', asOf, done: 1 },
    }),
    'entities.refresh': () => {
      asOf = '2026-01-01T11:00:00Z'
      return { phase: 'COMPLETE', asOf, done: 1 }
    },
  })
  using _ = visit(helpDeskPath)
  await search('silva')
  await screen.findByText('Nobody found')
  await screen.findByText(/^As of /)
  screen.getByRole('button', { name: 'Refresh' }).click()
  await screen.findByRole('option')
})
