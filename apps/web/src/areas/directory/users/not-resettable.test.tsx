import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { helpDeskPath, search } from './testing/help-desk.ts'

test.each([
  ['tomas', 'This user is disabled and cannot sign in. Enable the user first.'],
  ['partner', 'This is a remote user. They have no mailbox and no password here.'],
])(
  'USR-25 the help desk reads beside "%s" why their password cannot be reset',
  async (text, words) => {
    await using _ = await openBackend('helpDesk')
    using __ = visit(helpDeskPath)
    await search(text)
    expect((await screen.findByRole('option')).textContent).toContain(words)
  },
)
