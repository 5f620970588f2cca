import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const explorer = `${organizationPath}/access-explorer`
const ana = '00000000-0000-4000-8000-000000000001'
/** Has tokens in the sample. */
const owner = '00000000-0000-4000-8000-000000000007'
const patience = { timeout: 20_000 }

test('PERM-13 a mailbox shows each way with where it is taken away, and what was not read', async () => {
  await using _backend = await openBackend()
  using _ = visit(`${explorer}?mailbox=${ana}`)
  const own = await screen.findByRole('row', { name: /Ana Silva.*Own mailbox/ }, patience)
  within(own).getByText(/Full access/)
  await screen.findByRole('row', { name: /Board Assistant.*Own permission/ })
  const permission = screen.getByRole('link', { name: /^Permission on Ana .*Board Assistant uses/ })
  expect(permission.getAttribute('href')).toMatch(/\/users\/.*\/permissions\/.*\/remove$/)
  screen.getByText(/^The role of mailbox exports: Mailroom knows none/)
  screen.getByText(/^Access control rules apply in addition/)
})

test('PERM-13 the report on paper has the ways that the filters in the address choose', async () => {
  await using _backend = await openBackend()
  using _ = visit(`${explorer}/print?mailbox=${ana}&kind=own`)
  const table = await screen.findByRole('table', { name: 'Ways to mailboxes' }, patience)
  expect(within(table).getAllByRole('row')).toHaveLength(2)
  within(table).getByText('Own mailbox')
})

test('issue 14, 7: all listed ways are marked as reviewed, and a day that is over is refused at its field', async () => {
  await using backend = await openBackend()
  using _ = visit(`${explorer}/reviews?mailbox=${owner}&kind=token`)
  const review = await screen.findByRole('link', { name: /^Review (all )?\d+ ways?$/ }, patience)
  fireEvent.click(review)
  const dialog = within(await screen.findByRole('dialog', {}, patience))
  const until = await dialog.findByRole('textbox', { name: /^Holds until/ }, patience)
  fireEvent.change(until, { target: { value: '2020-01-31' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as reviewed' }))
  await dialog.findByText(/^This day is over/, {}, patience)
  fireEvent.change(until, { target: { value: '2099-01-31' } })
  fireEvent.change(dialog.getByRole('textbox', { name: /^Note/ }), { target: { value: 'needed' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as reviewed' }))
  await screen.findAllByText(/^Reviewed\. .* reviewed it on .*needed$/, {}, patience)
  expect(backend.of('accessReviews.put')).toHaveLength(2)
})

test('PERM-14 from where: without a person, mailbox or address nothing is asked', async () => {
  await using backend = await openBackend()
  using _ = visit(`${explorer}/from-where`)
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }, patience))
  expect(await screen.findAllByText('Choose one of the values.')).toHaveLength(2)
  screen.getByText('Enter a value.')
  expect(backend.of('accessPaths.check')).toEqual([])
})
