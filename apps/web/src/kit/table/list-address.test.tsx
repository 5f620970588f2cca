import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'
import { useFilter, useListAddress } from './list-address.ts'

/** Changes two filters at once, as a pause in typing that ends while a filter is chosen. */
function Filters() {
  const [text, setText] = useFilter('text')
  const [role, setRole] = useFilter('role')
  const { page, setPage } = useListAddress(25)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setRole('REMOTE_USER')
          setText('')
        }}
      >
        Change both
      </button>
      <button type="button" onClick={() => setPage(3)}>
        Third page
      </button>
      <output>{`text=${text} role=${role} page=${page}`}</output>
    </>
  )
}

test('GEN-04 a filter that is chosen while the searched text changes is kept, and so is the former page for going back', async () => {
  const router = createMemoryRouter([{ path: '/users', element: <Filters /> }], {
    initialEntries: ['/users?text=mull&status=ENABLED'],
  })
  render(<RouterProvider router={router} />)
  fireEvent.click(screen.getByRole('button', { name: 'Third page' }))
  await screen.findByText('text=mull role= page=3')
  fireEvent.click(screen.getByRole('button', { name: 'Change both' }))
  await screen.findByText('text= role=REMOTE_USER page=1')
  expect(router.state.location.search).toBe('?status=ENABLED&role=REMOTE_USER')
  await router.navigate(-1)
  await screen.findByText('text=mull role= page=1')
})

test.each(['users', 'groups', 'resources'])(
  'GEN-04 a state that no entry can have does not filter the list of %s, and is not shown',
  async (list) => {
    await using backend = await openBackend()
    using _ = visit(`${organizationPath}/${list}?state=foo&role=foo`)
    await waitFor(() => expect(screen.getAllByRole('rowheader')).not.toHaveLength(0))
    expect(screen.getByRole('combobox', { name: 'Status' })).toHaveProperty('value', '')
    expect(screen.queryByText('foo')).toBeNull()
    for (const { input } of backend.of('entities.search'))
      expect(JSON.stringify(input)).not.toContain('foo')
  },
)

test('GEN-04 a text in the address that is longer than any search accepts is cut off', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/users?text=${'x'.repeat(1_000)}`)
  await screen.findByText(/^No user matches/)
  expect(backend.of('entities.search').at(-1)?.input).toMatchObject({
    query: { text: 'x'.repeat(256) },
  })
})
