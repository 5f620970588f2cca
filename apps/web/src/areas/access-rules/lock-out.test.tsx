import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const rules = `${organizationPath}/access-rules`

test('ACR-24 a rule that denies everything is created only after the alias is typed', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add`)
  const name = await screen.findByRole('textbox', { name: 'Name' })
  fireEvent.change(name, { target: { value: 'nobody' } })
  const description = screen.getByRole('textbox', { name: 'Description' })
  fireEvent.change(description, { target: { value: 'Nobody' } })
  fireEvent.keyDown(within(screen.getByRole('dialog')).getByRole('button', { name: /Effect/ }), {
    keyCode: 40,
  })
  fireEvent.mouseUp(await screen.findByRole('option', { name: /Deny/ }))
  const save = screen.getByRole('button', { name: 'Create rule' })
  await screen.findByText('This rule locks everybody out')
  fireEvent.click(save)
  await screen.findByText('Type the alias of the organization first.')
  expect(backend.of('accessControlRules.put')).toEqual([])
  const alias = await screen.findByRole('textbox', { name: /type the alias.*: example-corp$/ })
  fireEvent.change(alias, { target: { value: 'example-corp' } })
  fireEvent.click(save)
  await screen.findByText(/The rule nobody was saved\./)
})

test('ACR-03 ACR-24 a rule whose conditions deny everything all the same is saved only after the alias is typed', async () => {
  await using backend = await openBackend()
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'halves', Effect: 'DENY', Description: 'Halves', IpRanges: ['0.0.0.0/1'] },
  })
  using _ = visit(`${rules}/halves/edit`)
  const ranges = await screen.findByRole('textbox', { name: 'Only these IP ranges' })
  expect(screen.queryByText('This rule locks everybody out')).toBeNull()
  fireEvent.change(ranges, { target: { value: '0.0.0.0/1\n128.0.0.0/1' } })
  await screen.findByText('This rule locks everybody out')
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText('Type the alias of the organization first.')
  expect(backend.of('accessControlRules.put')).toEqual([])
})

test('ACR-24 the last rule that lets people in is not deleted before the alias is known and typed', async () => {
  await using backend = await openBackend()
  const { promise, resolve } = Promise.withResolvers<void>()
  backend.hold('organizations.describe', promise)
  using _ = visit(`${rules}/default/delete`)
  const isOffered = () =>
    within(screen.getByRole('dialog')).queryByRole('button', { name: 'Delete rule' }) !== null
  await screen.findByRole('dialog')
  expect(isOffered()).toBe(false)
  resolve()
  await screen.findByText('This is the last rule that lets people in')
  // The list has a button of this name too.
  const dialog = within(screen.getByRole('dialog'))
  const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete rule' })
  expect(button.disabled).toBe(true)
  const alias = dialog.getByRole('textbox', { name: /type the alias.*: example-corp$/ })
  fireEvent.change(alias, { target: { value: 'example-corp' } })
  await waitFor(() => expect(button.disabled).toBe(false))
})

test('ACR-24 an undo that would take away the last rule that lets people in is not sent', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/contractors-webmail-only/edit`)
  const effect = await within(await screen.findByRole('dialog')).findByRole('button', {
    name: /Effect/,
  })
  fireEvent.keyDown(effect, { keyCode: 40 })
  fireEvent.mouseUp(await screen.findByRole('option', { name: /Allow/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  await backend.workmail('DeleteAccessControlRule', { Name: 'default' })
  fireEvent.click(undo)
  await screen.findByText(/^Putting this back has to be confirmed in its form/)
  expect(backend.of('accessControlRules.put')).toHaveLength(1)
})

test('ACR-23 GEN-10 a rule that somebody else has deleted meanwhile is told to be gone, and what was typed stays', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/contractors-webmail-only/edit`)
  const description = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Description' })
  fireEvent.change(description, { target: { value: 'Contractors and guests' } })
  await backend.workmail('DeleteAccessControlRule', { Name: 'contractors-webmail-only' })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(
    /^This no longer exists: somebody else has deleted it or switched it off\./,
  )
  expect(screen.queryByText(/Choose which value to keep/)).toBeNull()
  expect(description.isConnected && description.value).toBe('Contractors and guests')
  fireEvent.click(screen.getByRole('button', { name: 'Back' }))
  await screen.findByRole('table', { name: /Rules/ })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByText('contractors-webmail-only')).toBeNull()
})
