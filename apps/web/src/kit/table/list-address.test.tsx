import { fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
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
