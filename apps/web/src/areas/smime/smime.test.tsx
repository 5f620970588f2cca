import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../kit/testing/backend.ts'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

// AWS documents no list of types, and the local AWS has no directory of another one.
test.each(['SomethingNew', undefined])(
  'SMIME-02 of a directory of the type %s nobody knows whether it fulfils the precondition',
  async (directoryType) => {
    const { organizationId } = scope
    await using _ = await startBackend({
      'organizations.describe': () => ({
        ...{ organizationId, alias: 'corp', state: 'Active' },
        ...(directoryType === undefined ? {} : { directoryType }),
      }),
      'organizationNotes.list': () => ({ items: [] }),
    })
    using __ = visit(`${organizationPath}/smime`)
    const list = await screen.findByRole('list', { name: 'Precondition' })
    within(list).getByText('Unknown')
  },
)

test('SMIME-02 the type of the directory has the words of the overview', async () => {
  const { organizationId } = scope
  await using _ = await startBackend({
    'organizations.describe': () => ({
      ...{ organizationId, alias: 'corp', state: 'Active', directoryType: 'VpcDirectory' },
    }),
    'organizationNotes.list': () => ({ items: [] }),
  })
  using __ = visit(`${organizationPath}/smime`)
  const list = await screen.findByRole('list', { name: 'Precondition' })
  within(list).getByText('WorkMail directory')
})

test('SMIME-01 SMIME-03 SMIME-04 the page says what S/MIME is for, the four steps in their order, and what helps against winmail.dat', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(`${organizationPath}/smime`)
  await screen.findByText(
    /users send signed or encrypted mail inside and outside the organization\. .* no API to read, upload or publish certificates/,
  )
  const steps = within(await screen.findByRole('list', { name: 'Steps' }))
  const told = steps.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(told).toEqual([
    expect.stringMatching(/^1\. .*Not marked.*AD Connector .* Users keep the credentials/),
    expect.stringMatching(/^2\. .*auto-enrollment.*stored in Active Directory/),
    expect.stringMatching(/^3\. .*Export the certificates from the Exchange server, and send/),
    expect.stringMatching(/^4\. .*mail program, such as Outlook for Windows, and on mobile/),
  ])
  screen.getByText(/Nothing can check these steps\. What is marked here is declared/)
  screen.getByText(/winmail\.dat in Outlook 2016 for Mac and in IMAP clients/)
  screen.getByText('Set-RemoteDomain -Identity "Default" -TNEFEnabled $false')
})

test('SMIME-03 a mark that somebody else has removed is told, and the list is read again', async () => {
  await using backend = await openBackend()
  const note = { ...scope, kind: 'smimeStep', subject: '3' } as const
  await backend.operate('organizationNotes.put', note)
  using _ = visit(`${organizationPath}/smime`)
  const remove = await screen.findByRole('button', { name: 'Remove the mark of step 3' })
  await backend.operate('organizationNotes.delete', note)
  fireEvent.click(remove)
  await screen.findByText(/This no longer exists: somebody else has deleted it/)
  await screen.findByRole('button', { name: 'Mark step 3 as done' })
  const list = screen.getByRole('list', { name: 'Steps' })
  expect(within(list).queryByText(/as declared by/)).toBeNull()
})
