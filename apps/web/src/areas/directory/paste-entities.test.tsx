import type { Entity } from '@mailroom/schemas'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../kit/testing/backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const groupId = '00000000-0000-4000-8001-000000000001'

function user(number: number, name: string, displayName: string): Entity {
  return {
    ...{ type: 'USER', state: 'ENABLED', name, displayName, email: `${name}@example.com` },
    id: `00000000-0000-4000-8000-00000000000${number}`,
  }
}
const people = [
  user(1, 'ana.silva', 'Ana Silva'),
  user(2, 'max.one', 'Max Müller'),
  user(3, 'max.two', 'Max Müller'),
]

/** The dialog that adds members to a group, over a directory of some people. */
async function open(people: readonly Entity[]) {
  const complete = { phase: 'COMPLETE', done: 0 } as const
  const backend = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'groups.describe': () => ({ groupId, name: 'Sales', state: 'ENABLED' }),
    'groupMembers.list': () => ({ items: [] }),
    'groupMembers.listAllGroups': () => ({ items: [], more: false }),
    'groupMembers.associate': () => undefined,
    'entities.search': ({ query: { text = '', states } }) => {
      const items = people.filter(
        ({ name, displayName = '', email = '', state }) =>
          (!states || states.includes(state)) &&
          [name, displayName, email].some((each) =>
            each.toLowerCase().includes(text.toLowerCase()),
          ),
      )
      return { items, total: items.length, index: complete }
    },
  })
  const page = visit(
    `/local/us-east-1/organizations/${organizationId}/groups/${groupId}/members/add`,
  )
  const dialog = within(await screen.findByRole('dialog', { name: 'Add members to Sales' }))
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
  await using opened = await open(people)
  const { backend, dialog, field, paste } = opened
  paste('ana.silva@example.com\nana.silva\nnobody@example.com')
  dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.findByText('1 added; not found or not possible: nobody@example.com')
  expect(field().value).toBe('nobody@example.com')
  expect(backend.of('groupMembers.associate').map(({ input }) => input.memberId)).toEqual([
    people[0]?.id,
  ])
})

test('GRP-08 two texts that mean the same person count once, and a disabled entry is said to be disabled', async () => {
  const carl = { ...user(4, 'carl.jung', 'Carl Jung'), state: 'DISABLED' as const }
  await using opened = await open([...people, carl])
  const { dialog, paste } = opened
  paste('ana.silva@example.com\nana.silva\ncarl.jung')
  dialog.getByRole('button', { name: 'Find' }).click()
  await dialog.findByText('1 found and selected')
  expect(
    dialog.getByText('carl.jung', { selector: 'strong' }).parentElement?.textContent,
  ).toContain('Disabled.')
})

test('GRP-08 members are pasted by address or name; entries with no match, or several, are named', async () => {
  const complete = { phase: 'COMPLETE', done: 0 } as const
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'groups.describe': () => ({ groupId, name: 'Sales', state: 'ENABLED' }),
    'groupMembers.list': () => ({ items: [] }),
    'groupMembers.listAllGroups': () => ({ items: [], more: false }),
    'entities.search': ({ query: { text = '' } }) => {
      const items = people.filter(({ name, displayName = '', email = '' }) =>
        [name, displayName, email].some((each) => each.toLowerCase().includes(text.toLowerCase())),
      )
      return { items, total: items.length, index: complete }
    },
  })
  using __ = visit(`/local/us-east-1/organizations/${organizationId}/groups/${groupId}/members/add`)
  const dialog = within(await screen.findByRole('dialog', { name: 'Add members to Sales' }))
  dialog.getByRole('button', { name: 'Paste many' }).click()
  fireEvent.change(await dialog.findByLabelText('Addresses or names'), {
    target: { value: 'Ana Silva <ANA.SILVA@example.com>; Max Müller\nnobody@example.com' },
  })
  dialog.getByRole('button', { name: 'Find' }).click()
  await dialog.findByText('1 found and selected')
  expect(dialog.getAllByText('Ana Silva').length).toBeGreaterThan(0)
  expect(dialog.getByText('Max Müller').parentElement?.textContent).toContain('Use an address.')
  expect(dialog.getByText('nobody@example.com').parentElement?.textContent).toContain('Not found')
  expect(dialog.getByLabelText<HTMLTextAreaElement>('Addresses or names').value).toBe(
    'Max Müller\nnobody@example.com',
  )
})
