import { render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { openedHere, useCloseDialog } from './use-close-dialog.ts'

function Closing() {
  const close = useCloseDialog()
  return (
    <button type="button" onClick={close}>
      Close
    </button>
  )
}

test('closing a dialog twice at once goes back once, and a reopened dialog can be closed again', async () => {
  const router = createMemoryRouter(
    [
      { path: '/before', element: <h1>Before</h1> },
      { path: '/page', element: <h1>Page</h1> },
      { path: '/page/dialog', element: <Closing /> },
    ],
    { initialEntries: ['/before', '/page', { pathname: '/page/dialog', state: openedHere }] },
  )
  const view = render(<RouterProvider router={router} />)
  for (const _ of ['first', 'second']) {
    const button = await screen.findByRole('button', { name: 'Close' })
    button.click()
    button.click()
    await screen.findByRole('heading', { name: 'Page' })
    expect(router.state.location.pathname).toBe('/page')
    await router.navigate(1)
  }
  await waitFor(() => expect(router.state.location.pathname).toBe('/page/dialog'))
  view.unmount()
})
