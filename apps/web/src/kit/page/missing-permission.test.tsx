import type { ApiError } from '@mailroom/schemas'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'

/** Opens a list that AWS denies. SES and IAM call it AccessDenied, WorkMail AccessDeniedException. */
async function openDenied(code: string, denial: Partial<ApiError>) {
  const backend = await startBackend({ 'sessions.list': () => refusal(400, code, denial) })
  const page = visit('/sessions')
  await screen.findByText(/AWS denied access\. Ask whoever runs the console/)
  screen.getByText(/does not have the permission ses:ListIdentities/)
  return {
    async [Symbol.asyncDispose]() {
      page[Symbol.dispose]()
      await backend[Symbol.asyncDispose]()
    },
  }
}

test.each(['AccessDenied', 'AccessDeniedException'])(
  '01 IAM-01 after %s the statement that is missing can be copied',
  async (code) => {
    const missingAction = 'ses:ListIdentities'
    const missingStatement = { Effect: 'Allow', Action: missingAction, Resource: '*' } as const
    await using _ = await openDenied(code, { missingAction, missingStatement })
    screen.getByText(/Add this statement/)
    const shown = await screen.findByText(/"Effect": "Allow"/)
    expect(JSON.parse(shown.textContent ?? '')).toEqual(missingStatement)
    screen.getByRole('button', { name: 'Copy' })
  },
)

test('01 IAM-09 where a statement would not help, the policy in the way is named instead', async () => {
  const denial = { missingAction: 'ses:ListIdentities', deniedBy: 'service control policy' }
  await using _ = await openDenied('AccessDenied', denial)
  screen.getByText(/Another policy denies it: service control policy/)
  expect(screen.queryByText(/Add this statement/)).toBeNull()
})
