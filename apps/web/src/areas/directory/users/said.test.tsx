import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const anaPath = `${organizationPath}/users/00000000-0000-4000-8000-000000000001`

test('USR-17 the used share of a mailbox is shown in whole percents', async () => {
  await using _ = await openBackend()
  using _page = visit(`${anaPath}/quota`)
  const bar = await screen.findByRole('progressbar', { name: 'Used' })
  expect(bar.getAttribute('value')).toBe('0')
  expect(screen.queryByText(/\d[.,]\d+ ?%/)).toBeNull()
})

test('USR-27 an unused kind of characters that is not needed is not shown as a broken rule', async () => {
  await using _ = await openBackend()
  using _page = visit(`${anaPath}/reset-password`)
  const field = await screen.findByLabelText('New password')
  const rules = screen.getByRole('list', { name: 'Password rules' })
  fireEvent.change(field, { target: { value: 'Abcdefg1' } })
  const accented = await within(rules).findByText('Accented letters')
  expect(accented.closest('li')?.textContent).toBe('Accented letters')
  expect(within(rules).queryByLabelText('not fulfilled')).toBeNull()
  const said = await screen.findByText('The password meets the rules.')
  expect(said.role).toBe('status')
  fireEvent.change(field, { target: { value: 'Ab1' } })
  await screen.findByText('The password does not meet the rules yet: 8 to 63 characters')
})

test('every tab and dialog has its name in the title and in the breadcrumbs', async () => {
  await using _ = await openBackend()
  using opened = visit(`${anaPath}/aliases`)
  const way = async () =>
    within(await screen.findByRole('navigation', { name: 'Breadcrumbs' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
  await screen.findByRole('tab', { name: 'Aliases', selected: true })
  await waitFor(() => expect(document.title).toBe('Aliases – Ana Silva – Mailroom'))
  expect(await way()).toEqual(['Organizations', 'example-corp', 'Users', 'Ana Silva', 'Aliases'])
  await opened.router.navigate(`${anaPath}/aliases/add`)
  await screen.findByRole('dialog')
  await waitFor(() => expect(document.title).toBe('Add alias – Ana Silva – Mailroom'))
  await opened.router.navigate(`${anaPath}/reset-password`)
  await screen.findByRole('dialog', { name: 'Reset the password of Ana Silva' })
  await waitFor(() => expect(document.title).toBe('Reset the password of Ana Silva – Mailroom'))
  await opened.router.navigate(anaPath)
  await screen.findByRole('heading', { level: 1, name: 'Ana Silva' })
  await waitFor(() => expect(document.title).toBe('Ana Silva – Mailroom'))
})
