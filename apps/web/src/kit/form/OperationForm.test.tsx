import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { call } from '../data/call.ts'
import { createQueryClient } from '../data/query-client.ts'
import { SessionContext } from '../data/session.ts'
import { openBackend, organizationId } from '../testing/real-backend.ts'
import { loadWords } from '../words/texts.ts'
import { OperationForm } from './OperationForm.tsx'
import { TextField } from './TextField.tsx'

const scope = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId,
  // New Colleague, who has never been enabled.
  userId: '00000000-0000-4000-8000-00000000000d',
} as const

beforeAll(() => loadWords('app'))

/** Opens a page with a form that enables a user, and another page to leave to. */
async function open(onDone = () => {}) {
  const session = await call('session.describe', {})
  const form = (
    <OperationForm
      id="users.enable"
      fixed={scope}
      submitLabel="Enable"
      onDone={onDone}
      onCancel={() => {}}
    >
      <TextField name="email" label="Email address" />
    </OperationForm>
  )
  const router = createMemoryRouter([
    { path: '/', element: form },
    { path: '/elsewhere', element: <h1>Elsewhere</h1> },
  ])
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionContext value={session}>
        <RouterProvider router={router} />
      </SessionContext>
    </QueryClientProvider>,
  )
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Email address' })
  return {
    router,
    field,
    type: (text: string) => fireEvent.change(field(), { target: { value: text } }),
    submit: () => screen.getByRole('button', { name: 'Enable' }).click(),
    [Symbol.dispose]: () => view.unmount(),
  }
}

test('an empty field is refused before anything is sent, and gets the focus', async () => {
  await using backend = await openBackend()
  using form = await open()
  form.submit()
  await screen.findByText('Enter a value.')
  await waitFor(() => expect(document.activeElement).toBe(form.field()))
  expect(backend.of('users.enable')).toEqual([])
})

test('GEN-06 a text that is no address is refused by the same rule as in the backend', async () => {
  await using backend = await openBackend()
  using form = await open()
  form.type('ana silva@example.com')
  form.submit()
  await screen.findByText(/characters that WorkMail does not accept/)
  form.type('new.colleague@example.com')
  await waitFor(() => expect(screen.queryByText(/characters that WorkMail/)).toBeNull())
  expect(backend.of('users.enable')).toEqual([])
})

test('the input and the ids of the page are sent once, however often the person clicks', async () => {
  await using backend = await openBackend()
  let done = 0
  using form = await open(() => done++)
  form.type('new.colleague@example.com')
  form.submit()
  form.submit()
  await waitFor(() => expect(done).toBe(1))
  expect(backend.of('users.enable').map(({ input }) => input)).toEqual([
    { ...scope, email: 'new.colleague@example.com' },
  ])
})

test('GEN-10 an error of AWS is shown at its field, in words, with the focus, and the input stays', async () => {
  await using _ = await openBackend()
  using form = await open()
  form.type('ana.silva@example.com')
  form.submit()
  await screen.findByText('This address already belongs to another user, group or resource.')
  expect(document.activeElement).toBe(form.field())
  expect(form.field().value).toBe('ana.silva@example.com')
})

test('GEN-10 an error without a field is shown above the form, with the ids for support', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:RegisterToWorkMail')
  using form = await open()
  form.type('new.colleague@example.com')
  form.submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('AWS denied access.')
  await waitFor(() => expect(document.activeElement).toBe(alert))
  screen.getByRole('button', { name: 'Details for support' }).click()
  await screen.findByText(/^AWS request: [0-9a-f-]{36}$/)
})

test('after the session ends the input stays, and a link to sign in opens a new tab', async () => {
  await using backend = await openBackend()
  using form = await open()
  backend.forgetSession()
  form.type('new.colleague@example.com')
  form.submit()
  const link = await screen.findByRole('link', { name: /Sign in again/ })
  expect(link.getAttribute('target')).toBe('_blank')
  expect(form.field().value).toBe('new.colleague@example.com')
})

test('leaving after typing asks first; leaving after sending does not', async () => {
  await using _ = await openBackend()
  let done = false
  using form = await open(() => {
    done = true
  })
  form.type('new.colleague@example.com')
  await form.router.navigate('/elsewhere')
  await screen.findByRole('dialog', { name: 'Leave without saving?' })
  screen.getByRole('button', { name: 'Stay' }).click()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  form.submit()
  await waitFor(() => expect(done).toBe(true))
  await form.router.navigate('/elsewhere')
  await screen.findByRole('heading', { name: 'Elsewhere' })
})

test('the AWS CLI command follows the input', async () => {
  await using _ = await openBackend()
  using form = await open()
  form.type('new.colleague@example.com')
  screen.getByRole('button', { name: 'AWS CLI' }).click()
  await screen.findByText(
    /aws workmail register-to-work-mail .*--email new\.colleague@example\.com --region us-east-1$/,
  )
})
