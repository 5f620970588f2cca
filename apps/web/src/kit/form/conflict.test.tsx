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
  userId: '00000000-0000-4000-8000-000000000001',
} as const

beforeAll(() => loadWords('app'))

/** Opens a form that edits the city and the office of Ana Silva, who is in Lisboa. */
async function open() {
  const session = await call('session.describe', {})
  const calls = { done: 0, cancelled: 0 }
  const form = (
    <OperationForm
      id="users.update"
      fixed={scope}
      original={{ city: 'Lisboa', office: '' }}
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
  await using backend = await openBackend()
  using form = await open()
  form.type(/City/, '')
  form.save()
  await waitFor(() => expect(form.calls.done).toBe(1))
  expect(backend.of('users.update').map(({ input }) => input)).toEqual([
    { ...scope, city: '', expected: { city: 'Lisboa' } },
  ])
})

test('saving a form without edits sends nothing and leaves the form', async () => {
  await using backend = await openBackend()
  using form = await open()
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
    await using backend = await openBackend()
    using form = await open()
    form.type(/City/, 'Porto')
    await backend.workmail('UpdateUser', { UserId: scope.userId, City: 'Faro' })
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
  await using backend = await openBackend()
  using form = await open()
  form.type(/City/, 'Porto')
  await backend.workmail('UpdateUser', { UserId: scope.userId, City: 'Faro' })
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
