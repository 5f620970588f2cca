import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { AppButton } from '../page/AppButton.tsx'
import { AppLink } from '../page/AppLink.tsx'
import { useCloseDialog } from './use-close-dialog.ts'

function Dialog() {
  return (
    <button type="button" onClick={useCloseDialog()}>
      Close
    </button>
  )
}

afterEach(cleanup)

test.each([
  ['link', AppLink],
  ['button', AppButton],
])(
  'a second click on a %s before the next page is drawn opens no second dialog',
  async (_, Opening) => {
    const page = (
      <>
        <Opening to="dialog">Open</Opening>
        <Outlet />
      </>
    )
    const router = createMemoryRouter(
      [{ path: '/page', element: page, children: [{ path: 'dialog', element: <Dialog /> }] }],
      { initialEntries: ['/page'] },
    )
    render(<RouterProvider router={router} />)
    const link = screen.getByText('Open')
    // React draws at the end of `act`.
    await act(async () => {
      link.click()
      await waitFor(() => expect(router.state.location.pathname).toBe('/page/dialog'))
      link.click()
      await waitFor(() => expect(router.state.navigation.state).toBe('idle'))
    })
    await act(async () => (await screen.findByRole('button', { name: 'Close' })).click())
    await waitFor(() => expect(router.state.location.pathname).toBe('/page'))
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull()
  },
)
