import type { JobRow, JobStep } from '@mailroom/schemas/job-rows'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import '../../kit/testing/visit.tsx'
import { loadWords } from '../../kit/words/texts.ts'
import { openPasswords } from './open-passwords.ts'
import { PasswordsDialog } from './PasswordsDialog.tsx'

const step = (state: JobStep['state']): JobStep => ({
  ...{ number: 1, operation: 'users.resetPassword', input: {}, before: {}, after: {}, state },
  sealedPassword: 'AAAA',
})
const row = (number: number, state: 'DONE' | 'UNKNOWN' | 'FAILED'): JobRow => ({
  ...{ number, state, steps: [step(state)], entity: { type: 'USER', name: `n${number}` } },
})
async function* pages() {
  yield [row(1, 'UNKNOWN'), row(2, 'UNKNOWN'), row(3, 'FAILED')]
}

/** What the dialog needs around it. */
function Around({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>{children}</MemoryRouter>
    </QueryClientProvider>
  )
}

const nothing = { passwords: [], onClose: () => {}, onDone: () => {} }

test('a job whose answers were lost says so in place of an empty list of passwords', async () => {
  await loadWords('app', 'jobs')
  const { opened, closed, unknown } = await openPasswords(pages())
  expect([opened, closed, unknown]).toEqual([[], 0, 2])
  render(<PasswordsDialog {...nothing} closed={closed} unknown={unknown} />, {
    wrapper: Around,
  })
  screen.getByText(/^For 2 entries the answer of AWS was lost: nobody can tell/)
  expect(screen.queryByText(/^Hand over the passwords now/)).toBeNull()
})

test('a job that set no password says that there is nothing to hand over', async () => {
  await loadWords('app', 'jobs')
  render(<PasswordsDialog {...nothing} closed={0} unknown={0} />, { wrapper: Around })
  screen.getByText('This job has set no new password: there is nothing to hand over.')
})
