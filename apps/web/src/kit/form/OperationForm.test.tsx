import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { createQueryClient } from '../data/query-client.ts'
import { SessionContext } from '../data/session.ts'
import { refusal, session, startBackend } from '../testing/backend.ts'
import { loadWords } from '../words/texts.ts'
import { OperationForm } from './OperationForm.tsx'
import { TextField } from './TextField.tsx'

const scope = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  userId: '00000000-0000-4000-8000-000000000001',
} as const

beforeAll(() => loadWords('app'))

/** Opens a page with a form that enables a user, and another page to leave to. */
function open(onDone = () => {}) {
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
  await using backend = await startBackend({})
  using form = open()
  form.submit()
  await screen.findByText('Enter a value.')
  expect(document.activeElement).toBe(form.field())
  expect(backend.of('users.enable')).toEqual([])
})

test('GEN-06 a text that is no address is refused by the same rule as in the backend', async () => {
  await using backend = await startBackend({})
  using form = open()
  form.type('ana silva@example.com')
  form.submit()
  await screen.findByText(/characters that WorkMail does not accept/)
  form.type('ana.silva@example.com')
  await waitFor(() => expect(screen.queryByText(/characters that WorkMail/)).toBeNull())
  expect(backend.of('users.enable')).toEqual([])
})

test('the input and the ids of the page are sent once, however often the person clicks', async () => {
  await using backend = await startBackend({ 'users.enable': () => undefined })
  let done = 0
  using form = open(() => done++)
  form.type('ana.silva@example.com')
  form.submit()
  form.submit()
  await waitFor(() => expect(done).toBe(1))
  expect(backend.of('users.enable').map(({ input }) => input)).toEqual([
    { ...scope, email: 'ana.silva@example.com' },
  ])
})

test('GEN-10 an error of AWS is shown at its field, in words, with the focus, and the input stays', async () => {
  await using _ = await startBackend({
    'users.enable': () =>
      refusal(400, 'EmailAddressInUseException', {
        fields: { email: { code: 'EmailAddressInUseException' } },
      }),
  })
  using form = open()
  form.type('taken@example.com')
  form.submit()
  await screen.findByText('This address already belongs to another user, group or resource.')
  expect(document.activeElement).toBe(form.field())
  expect(form.field().value).toBe('taken@example.com')
})

test('GEN-10 an error without a field is shown above the form, with the ids for support', async () => {
  await using _ = await startBackend({
    'users.enable': () => refusal(400, 'DirectoryUnavailableException', { awsRequestId: 'aws-7' }),
  })
  using form = open()
  form.type('ana.silva@example.com')
  form.submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The directory cannot be reached.')
  await waitFor(() => expect(document.activeElement).toBe(alert))
  screen.getByRole('button', { name: 'Details for support' }).click()
  await screen.findByText('AWS request: aws-7')
})

test('an unknown error is named, with the service’s own words in the details', async () => {
  await using _ = await startBackend({ 'users.enable': () => refusal(400, 'BrandNewException') })
  using form = open()
  form.type('ana.silva@example.com')
  form.submit()
  await screen.findByText('AWS refused this: BrandNewException.')
  screen.getByRole('button', { name: 'Details for support' }).click()
  await screen.findByText("BrandNewException: BrandNewException in AWS's words")
})

test.each([
  ['AwsUnreachable', { mayHaveChanged: true }, /AWS could not be reached.*may have been made/],
  [
    'InternalFailure',
    { mayHaveChanged: true, operation: 'users.enable' },
    /may have been enabled all the same\. Refresh the page and look at its state/,
  ],
  [
    'AwsUnreachable',
    { mayHaveChanged: true, operation: 'aliases.create' },
    /alias may have been added all the same\. Look whether it is there/,
  ],
  ['AwsUnreachable', { mayHaveChanged: false }, /AWS could not be reached.*try again\.$/],
  ['InternalFailure', { mayHaveChanged: true }, /AWS has a problem.*may have been made/],
  ['ServiceUnavailableException', {}, /AWS has a problem.*AWS Health Dashboard\.$/],
])(
  'GEN-10 after %s with %o the form says what to do, and for a write only whether something may have changed',
  async (code, members, words) => {
    await using _ = await startBackend({ 'users.enable': () => refusal(502, code, members) })
    using form = open()
    form.type('ana.silva@example.com')
    form.submit()
    await screen.findByText(words)
  },
)

test('after the session ends the input stays, and a link to sign in opens a new tab', async () => {
  await using _ = await startBackend({ 'users.enable': () => refusal(401, 'NotSignedIn') })
  using form = open()
  form.type('ana.silva@example.com')
  form.submit()
  const link = await screen.findByRole('link', { name: /Sign in again/ })
  expect(link.getAttribute('target')).toBe('_blank')
  expect(form.field().value).toBe('ana.silva@example.com')
})

test('leaving after typing asks first; leaving after sending does not', async () => {
  await using _ = await startBackend({ 'users.enable': () => undefined })
  let done = false
  using form = open(() => {
    done = true
  })
  form.type('ana.silva@example.com')
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
  await using _ = await startBackend({})
  using form = open()
  form.type('ana.silva@example.com')
  screen.getByRole('button', { name: 'AWS CLI' }).click()
  await screen.findByText(
    /aws workmail register-to-work-mail .*--email ana\.silva@example\.com --region us-east-1$/,
  )
})
