import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const ana = '00000000-0000-4000-8000-000000000001'
const engineering = '00000000-0000-4000-8001-000000000005'

/** Opens the dialog that adds members to Engineering, in a directory with two Max Müllers. */
async function open() {
  const backend = await openBackend()
  for (const name of ['max.one', 'max.two'])
    await backend.operate('users.create', {
      ...{ ...scope, name, displayName: 'Max Müller', password: 'Zeisig-4711' },
      ...{ email: `${name}@example.com`, role: 'USER', hiddenFromGlobalAddressList: false },
    })
  // What is not read yet cannot be found.
  await expect
    .poll(async () => {
      const { index } = await backend.operate('entities.search', { ...scope, query: {}, limit: 1 })
      return index.phase
    })
    .toBe('COMPLETE')
  const page = visit(`${organizationPath}/groups/${engineering}/members/add`)
  const dialog = within(await screen.findByRole('dialog', { name: 'Add members to Engineering' }))
  dialog.getByRole('button', { name: 'Paste many' }).click()
  const field = () => dialog.getByLabelText<HTMLTextAreaElement>('Addresses or names')
  await dialog.findByLabelText('Addresses or names')
  return {
    backend,
    dialog,
    field,
    paste: (value: string) => fireEvent.change(field(), { target: { value } }),
    async [Symbol.asyncDispose]() {
      page[Symbol.dispose]()
      await backend[Symbol.asyncDispose]()
    },
  }
}

test('GRP-08 adding looks up what was pasted, and keeps what is not found in the field', async () => {
  await using opened = await open()
  const { backend, dialog, field, paste } = opened
  paste('ana.silva@example.com\nana.silva\nnobody@example.com')
  dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.findByText('1 added; not found or not possible: nobody@example.com')
  expect(field().value).toBe('nobody@example.com')
  expect(backend.of('groupMembers.associate').map(({ input }) => input.memberId)).toEqual([ana])
})

test('GRP-08 two texts that mean the same person count once, and a disabled entry is said to be disabled', async () => {
  await using opened = await open()
  const { dialog, paste } = opened
  paste('ana.silva@example.com\nana.silva\ntomas.novak')
  dialog.getByRole('button', { name: 'Find' }).click()
  await dialog.findByText('1 found and selected')
  expect(
    dialog.getByText('tomas.novak', { selector: 'strong' }).parentElement?.textContent,
  ).toContain('Disabled.')
})

test('GRP-08 while the directory is still read, a person is not said to be missing', async () => {
  await using backend = await openBackend()
  await backend.faults({ operation: 'ListUsers', kind: 'throttle', rate: 1 })
  using _ = visit(`${organizationPath}/groups/${engineering}/members/add`)
  const dialog = within(await screen.findByRole('dialog', { name: 'Add members to Engineering' }))
  dialog.getByRole('button', { name: 'Paste many' }).click()
  const field = await dialog.findByLabelText('Addresses or names')
  fireEvent.change(field, { target: { value: 'ana.silva' } })
  dialog.getByRole('button', { name: 'Find' }).click()
  const name = await dialog.findByText('ana.silva', { selector: 'strong' })
  expect(name.parentElement?.textContent).toContain(
    'Not found so far: the directory is still being read.',
  )
})

test('GRP-08 members are pasted by address or name; entries with no match, or several, are named', async () => {
  await using opened = await open()
  const { dialog, field, paste } = opened
  paste('Ana Silva <ANA.SILVA@example.com>; Max Müller\nnobody@example.com')
  dialog.getByRole('button', { name: 'Find' }).click()
  await dialog.findByText('1 found and selected')
  dialog.getAllByText('Ana Silva')
  expect(dialog.getByText('Max Müller').parentElement?.textContent).toContain('Use an address.')
  expect(dialog.getByText('nobody@example.com').parentElement?.textContent).toContain('Not found')
  expect(field().value).toBe('Max Müller\nnobody@example.com')
})
