import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const page = '/local/us-east-1/organizations'

const row = (name: string) => screen.findByRole('row', { name: new RegExp(name) })

/** Returns the aliases on the screen, in their order. */
const shown = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((each) => within(each).getAllByRole('rowheader')[0]?.textContent)

test('ORG-04 the list follows an organization that AWS changes until it is Active, and then rests', async () => {
  await using backend = await openBackend()
  await backend.force('Validating')
  using _ = visit(page)
  within(await row('example-corp')).getByText('Validating')
  await backend.force('Active')
  await waitFor(async () => within(await row('example-corp')).getByText('Active'))
  const reads = backend.of('organizations.list').length
  expect(reads).toBeGreaterThan(1)
  fireEvent.click(screen.getByRole('button', { name: /^Refresh/ }))
  await waitFor(() => expect(backend.of('organizations.list')).toHaveLength(reads + 1))
}, 20_000)

test('ORG-03 ORG-05 the list is searched by alias, id and domain, filtered by state, and sorted', async () => {
  await using backend = await openBackend()
  await backend.force('Impaired', 'The directory does not answer.')
  using _ = visit(page)
  await row('example-corp')
  const search = screen.getByRole('searchbox')
  for (const [typed, found] of [
    ['MANAGED.exa', ['managed-corp']],
    ['m-5e1a2b3c', ['simple-corp']],
    ['hybrid', ['hybrid-corp']],
    ['impaired', ['example-corp']],
  ] as const) {
    fireEvent.change(search, { target: { value: typed } })
    await waitFor(() => expect(shown()).toEqual(found))
  }
  fireEvent.change(search, { target: { value: '' } })
  await waitFor(() => expect(shown().length).toBeGreaterThan(1))
  const states = () => screen.getByRole('combobox', { name: 'State' })
  expect(
    within(states())
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Any state', 'Active', 'Impaired'])
  fireEvent.change(states(), { target: { value: 'Impaired' } })
  await waitFor(() => expect(shown()).toEqual(['example-corp']))
  screen.getByText('The directory does not answer.')
  expect(location.search).toBe('?state=Impaired')
  // A change back to what React still shows would be none.
  await waitFor(() => expect(states()).toHaveProperty('value', 'Impaired'))
  fireEvent.change(states(), { target: { value: '' } })
  fireEvent.click(screen.getByText('Show deleted organizations'))
  await screen.findByText('former-corp')
  fireEvent.click(screen.getByRole('button', { name: 'State' }))
  await waitFor(() => expect(shown().at(-1)).toBe('example-corp'))
  expect(shown().at(-2)).toBe('former-corp')
})
