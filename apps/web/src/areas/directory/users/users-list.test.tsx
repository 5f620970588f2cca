import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('USR-01 a system user is listed with the state that the filter finds it by', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/users?state=DISABLED&text=Administrator`)
  const name = await screen.findByRole('rowheader', { name: 'Administrator' })
  within(name.closest('tr') ?? document.body).getByText('Disabled')
})

test('USR-13 GEN-09 Enter after a wrong name says that it is another one, and deletes nobody', async () => {
  await using backend = await openBackend()
  using page = visit(`${organizationPath}/users?text=tomas`)
  const row = await screen.findByRole('rowheader', { name: 'tomas.novak' })
  const userId = within(row).getByRole('link').getAttribute('href')?.split('/').at(-1)
  void page.router.navigate(`${organizationPath}/users/delete/${userId}`)
  const field = await screen.findByRole('textbox', { name: /^Enter the user name/ })
  fireEvent.change(field, { target: { value: 'tomasz' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  const problem = await screen.findByText(/^This is not the text asked for: tomas/)
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.getAttribute('aria-describedby')).toBe(problem.id)
  expect(backend.of('users.delete')).toEqual([])
})

test('a searched text that is refused is said at its field, in words without a name from the code', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/users?text=%00`)
  const problem = await screen.findByText(/^This contains a hidden character/)
  const field = screen.getByRole('searchbox', { name: 'Search: Users' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.getAttribute('aria-describedby')).toBe(problem.closest('[role=alert]')?.id)
  expect(document.body.textContent).not.toContain('query.text')
})
