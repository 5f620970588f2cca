import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('DOM-11 the first MX record of a domain is written only if somebody says so, after a look at who is there', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/new.example.net/route53`)
  const dialog = within(await screen.findByRole('dialog', { name: 'Update all in Route 53' }))
  const mx = await dialog.findByRole('checkbox', { name: /^Write MX new\.example\.net/ })
  await dialog.findByText('No user is enabled with an address in new.example.net.')
  const name = /^Write \d+ record sets$/
  const count = () =>
    Number(/\d+/.exec(dialog.getByRole('button', { name }).textContent ?? '')?.[0])
  const all = count()
  expect(mx).toHaveProperty('checked', false)
  const mxRecord = within(mx.closest('li') ?? document.body)
  mxRecord.getByText('Not written unless ticked')
  expect(mxRecord.queryByText('Will be created')).toBeNull()
  // What the list says, and what the button counts, is the same.
  expect(dialog.getAllByText('Will be created')).toHaveLength(all)
  fireEvent.click(mx)
  mxRecord.getByText('Will be created')
  expect(dialog.getAllByText('Will be created')).toHaveLength(all + 1)
  expect(count()).toBe(all + 1)
  fireEvent.click(mx)
  fireEvent.click(dialog.getByRole('button', { name }))
  await dialog.findByText('The records were written.')
  const left = await dialog.findByRole('checkbox', { name: /^Write MX new\.example\.net/ })
  expect(left).toHaveProperty('checked', false)
})
