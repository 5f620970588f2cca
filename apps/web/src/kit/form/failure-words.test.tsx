// What neither the local AWS nor a sound backend can be made to answer; the stand-in answers it.
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, test } from 'vitest'
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

/** Opens a form that enables a user, and sends it. */
function send() {
  const form = (
    <OperationForm
      id="users.enable"
      fixed={scope}
      submitLabel="Enable"
      onDone={() => {}}
      onCancel={() => {}}
    >
      <TextField name="email" label="Email address" />
    </OperationForm>
  )
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionContext value={session}>
        <RouterProvider router={createMemoryRouter([{ path: '/', element: form }])} />
      </SessionContext>
    </QueryClientProvider>,
  )
  const field = screen.getByRole('textbox', { name: 'Email address' })
  fireEvent.change(field, { target: { value: 'ana.silva@example.com' } })
  screen.getByRole('button', { name: 'Enable' }).click()
  return { [Symbol.dispose]: () => view.unmount() }
}

test('an unknown error is named, with the service’s own words in the details', async () => {
  await using _ = await startBackend({ 'users.enable': () => refusal(400, 'BrandNewException') })
  using _form = send()
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
    using _form = send()
    await screen.findByText(words)
  },
)
