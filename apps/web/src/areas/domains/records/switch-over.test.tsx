import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const listed = async (item: string) => {
  const list = within(await screen.findByRole('list', { name: 'Before you switch the MX record' }))
  return within((await list.findByText(item)).closest('li') ?? document.body)
}

test('DOM-11 a domain in which nobody has an address is not ready for its MX record', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/new.example.net`)
  const users = await listed('Users exist')
  await users.findByText('No user is enabled with an address in new.example.net.')
  screen.getByText(/^Switch it only when/)
})

test('DOM-11 a domain may do without groups, which is no fault', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/new.example.net`)
  const groups = await listed('Groups exist')
  await groups.findByText('None yet')
  expect(groups.queryByText('Needs attention')).toBeNull()
})

test('DOM-11 once the MX record leads to WorkMail, a domain in which nobody has an address loses mail', async () => {
  await using backend = await openBackend('auditor')
  await backend.changeDns({
    publish: [
      { name: 'new.example.net', type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' },
    ],
  })
  using __ = visit(`${organizationPath}/domains/new.example.net`)
  const list = within(
    await screen.findByRole('list', { name: 'Mail comes here, and nobody gets it' }),
  )
  list.getByText(
    /^No user, group or resource is enabled with an address in new\.example\.net: mail to the domain/,
  )
  await list.findByText('Failed')
  await list.findByText(/^As of /)
  list.getByRole('button', { name: 'Refresh' })
})

test('DOM-07 DOM-11 one Refresh of the page reads again whether anybody gets mail of the domain', async () => {
  await using backend = await openBackend('auditor')
  using _ = visit(`${organizationPath}/domains/example.org`)
  const name = 'Mail comes here, and nobody gets it'
  const list = within(await screen.findByRole('list', { name }))
  await list.findByText('Failed')
  await list.findByText(/^As of /)
  await backend.workmail('CreateAlias', {
    ...{ EntityId: '00000000-0000-4000-8000-000000000001', Alias: 'ana@example.org' },
  })
  const [refresh = document.body] = screen.getAllByRole('button', { name: 'Refresh' })
  fireEvent.click(refresh)
  await waitFor(() => expect(screen.queryByRole('list', { name })).toBeNull(), { timeout: 10_000 })
})

test('DOM-12 once the MX record leads to WorkMail, nobody is told to switch it', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/example.com`)
  const list = within(await screen.findByRole('list', { name: 'WorkMail configuration' }))
  const mx = within(
    (await list.findByText('Incoming mail: MX record')).closest('li') ?? document.body,
  )
  await mx.findByText('Verified')
  expect(mx.queryByText(/^Switch it only when/)).toBeNull()
  expect(screen.queryByText('Before you switch the MX record')).toBeNull()
})

test('DOM-36 DKIM signing that is off is told beside the verified records, and is put on again by Undo', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/example.com/dkim`)
  const dialog = within(await screen.findByRole('dialog', { name: /^Disable DKIM signing/ }))
  fireEvent.click(await dialog.findByRole('button', { name: 'Disable DKIM signing' }))
  const told = await screen.findAllByText('DKIM signing is off: mail is not signed.')
  expect(told.length).toBeGreaterThan(1)
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Enabled: mail is signed')
})
