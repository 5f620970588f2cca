import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const rules = `${organizationPath}/access-rules`
const userId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`

/** Opens a select and takes one of its options. */
async function choose(select: RegExp, option: RegExp) {
  fireEvent.keyDown(await screen.findByRole('button', { name: select }), { keyCode: 40 })
  fireEvent.mouseUp(await screen.findByRole('option', { name: option }))
}

test('ACR-21 GEN-10 a new rule has no effect until one is chosen, and the first wrong field gets the focus', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add`)
  const name = await screen.findByRole('textbox', { name: 'Name' })
  fireEvent.change(name, { target: { value: 'imap' } })
  const description = screen.getByRole('textbox', { name: 'Description' })
  fireEvent.change(description, { target: { value: 'No IMAP' } })
  // The field that comes first on the screen is the last that is opened.
  fireEvent.click(screen.getByRole('radio', { name: 'Only some IP ranges' }))
  fireEvent.click(screen.getByRole('radio', { name: 'Only some protocols' }))
  fireEvent.click(screen.getByRole('button', { name: 'Create rule' }))
  await screen.findByText('Choose one of the values.')
  const dialog = within(screen.getByRole('dialog'))
  const effect = dialog.getByRole('button', { name: /Effect/ })
  await waitFor(() => expect(document.activeElement).toBe(effect))
  await choose(/^Effect\b.+/, /Deny/)
  fireEvent.click(screen.getByRole('button', { name: 'Create rule' }))
  const protocols = screen.getByRole('button', { name: /Only these protocols/ })
  await waitFor(() => expect(document.activeElement).toBe(protocols))
  expect(backend.of('accessControlRules.put')).toEqual([])
})

test('ACR-21 GEN-10 a new rule of which nothing was typed is not sent: its form stays and tells what is missing', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add`)
  const description = await screen.findByRole('textbox', { name: 'Description' })
  fireEvent.click(screen.getByRole('button', { name: 'Create rule' }))
  expect(await screen.findAllByText('Enter a value.')).toHaveLength(2)
  screen.getByText('Choose one of the values.')
  await waitFor(() => expect(document.activeElement).toBe(description))
  expect(backend.of('accessControlRules.put')).toEqual([])
})

test('ACR-04 an IP range that is wrong is told with its line, and with what it has to be', async () => {
  await using _ = await openBackend()
  using __ = visit(`${rules}/contractors-webmail-only/edit`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Only some IP ranges' }))
  const ranges = await screen.findByRole('textbox', { name: 'Only these IP ranges' })
  fireEvent.change(ranges, { target: { value: '192.0.2.0/24\n999.1.1.1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/^“999\.1\.1\.1” is wrong\. Four numbers from 0 to 255, then a length/)
})

test('ACR-25 an IP address that is wrong is told by what it has to be', async () => {
  await using _ = await openBackend()
  using __ = visit(rules)
  const address = await screen.findByRole('textbox', { name: 'Source IP address' })
  fireEvent.change(address, { target: { value: '999.1.1.1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await screen.findByText(/^Enter an IPv4 address: four numbers from 0 to 255/)
})

test('ACR-04 of a rule with both lists of a condition, the one that is chosen keeps its own values', async () => {
  await using backend = await openBackend()
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'both', Effect: 'DENY', Description: 'Both lists' },
    ...{ IpRanges: ['192.0.2.0/24'], NotIpRanges: ['192.0.2.7/32'] },
  })
  using _ = visit(`${rules}/both/edit`)
  fireEvent.click(await screen.findByRole('radio', { name: 'All IP addresses except some ranges' }))
  const name = 'All IP addresses except these ranges'
  const excluded = await screen.findByRole<HTMLTextAreaElement>('textbox', { name })
  expect(excluded.value).toBe('192.0.2.7/32')
  expect(screen.queryByRole('textbox', { name: 'Only these IP ranges' })).toBeNull()
})

test('ACR-20 the users of a rule have their names, also one that was just chosen', async () => {
  await using backend = await openBackend()
  const UserIds = [userId(1), userId(2)]
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'named', Effect: 'DENY', Description: 'Users', UserIds },
  })
  using _ = visit(`${rules}/named/edit`)
  await choose(/^Only these users/, /Siti Rahayu/)
  const changes = within(await screen.findByRole('region', { name: 'What changes' }))
  await changes.findByText(/^Ana Silva and .* → Ana Silva, .*, and Siti Rahayu$/)
})

test('ACR-25 testing the rules again asks AWS again, after a change by somebody else', async () => {
  await using backend = await openBackend()
  using _ = visit(rules)
  await choose(/^User/, /Ana Silva/)
  const address = screen.getByRole('textbox', { name: 'Source IP address' })
  fireEvent.change(address, { target: { value: '192.0.2.7' } })
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await screen.findByText(/^Access.is.allowed/)
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'closed', Effect: 'DENY', Description: 'Closed', Actions: ['WebMail'] },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  await screen.findByText(/^Access.is.denied/)
  fireEvent.change(address, { target: { value: '192.0.2.8' } })
  await waitFor(() => expect(screen.queryByText(/^Access.is.denied/)).toBeNull())
  expect(backend.of('accessControlRules.getEffect')).toHaveLength(2)
})
