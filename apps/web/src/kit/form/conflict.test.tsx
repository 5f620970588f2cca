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

/** Opens a form that edits the city and the office of a user. */
function open() {
  const calls = { done: 0, cancelled: 0 }
  const form = (
    <OperationForm
      id="users.update"
      fixed={scope}
      original={{ city: 'Lisboa', office: '4.12' }}
      fieldWords={{ label: (field) => (field === 'city' ? 'City' : 'Office') }}
      submitLabel="Save"
      onDone={() => calls.done++}
      onCancel={() => calls.cancelled++}
    >
      <TextField name="city" label="City" optional />
      <TextField name="office" label="Office" optional />
    </OperationForm>
  )
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionContext value={session}>
        <RouterProvider router={createMemoryRouter([{ path: '/', element: form }])} />
      </SessionContext>
    </QueryClientProvider>,
  )
  return {
    calls,
    type: (field: RegExp, text: string) =>
      fireEvent.change(screen.getByRole('textbox', { name: field }), { target: { value: text } }),
    save: () => screen.getByRole('button', { name: 'Save' }).click(),
    [Symbol.dispose]: () => view.unmount(),
  }
}

test('USR-15 only edited fields are sent, with their old values; a cleared field is sent empty', async () => {
  await using backend = await startBackend({ 'users.update': () => ({}) })
  using form = open()
  form.type(/City/, '')
  form.save()
  await waitFor(() => expect(form.calls.done).toBe(1))
  expect(backend.of('users.update').map(({ input }) => input)).toEqual([
    { ...scope, city: '', expected: { city: 'Lisboa' } },
  ])
})

test('saving a form without edits sends nothing and leaves the form', async () => {
  await using backend = await startBackend({})
  using form = open()
  form.save()
  await waitFor(() => expect(form.calls.cancelled).toBe(1))
  expect(backend.of('users.update')).toEqual([])
})

test.each([
  ['Your value: Porto', { city: 'Porto', expected: { city: 'Faro' } }],
  ['Current value: Faro', undefined],
])(
  'USR-15 after a change by somebody else both values are shown, and "%s" is kept',
  async (choice, sent) => {
    let changes = 1
    await using backend = await startBackend({
      'users.update': () =>
        changes-- > 0
          ? refusal(409, 'Conflict', {
              conflicts: { city: { expected: 'Lisboa', current: 'Faro' } },
            })
          : {},
    })
    using form = open()
    form.type(/City/, 'Porto')
    form.save()
    const notice = await screen.findByRole('alert')
    await waitFor(() => expect(document.activeElement).toBe(notice))
    screen.getByRole('radio', { name: choice }).click()
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: /City/ }).value).toBe(
        choice.split(': ')[1],
      ),
    )
    form.save()
    await waitFor(() => expect(form.calls.done + form.calls.cancelled).toBe(1))
    const again = backend.of('users.update').slice(1)
    expect(again.map(({ input }) => input)).toEqual(sent ? [{ ...scope, ...sent }] : [])
  },
)

test('USR-15 a conflict that is saved without a choice asks for one, and sends nothing', async () => {
  await using backend = await startBackend({
    'users.update': () =>
      refusal(409, 'Conflict', { conflicts: { city: { expected: 'Lisboa', current: 'Faro' } } }),
  })
  using form = open()
  form.type(/City/, 'Porto')
  form.save()
  const mine = await screen.findByRole('radio', { name: 'Your value: Porto' })
  form.save()
  await screen.findByText('Choose one of the two values.')
  expect(document.activeElement).toBe(mine)
  expect(backend.of('users.update')).toHaveLength(1)
  mine.click()
  await waitFor(() => expect(screen.queryByText('Choose one of the two values.')).toBeNull())
  form.save()
  await waitFor(() => expect(backend.of('users.update')).toHaveLength(2))
})
