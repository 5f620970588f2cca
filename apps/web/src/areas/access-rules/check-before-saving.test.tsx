import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const [, connectionId = '', , , organizationId = ''] = organizationPath.split('/')
const here = { connectionId, region: 'us-east-1', organizationId } as const
const rules = `${organizationPath}/access-rules`

/** Types into a field that a label names. */
async function fill(name: string | RegExp, value: string) {
  fireEvent.change(await screen.findByRole('textbox', { name }), { target: { value } })
}

test('ACR-24 ACR-26 before a rule is deleted, people read what flips, and a broken test case needs a decision', async () => {
  await using backend = await openBackend()
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'no-imap', Effect: 'DENY', Description: 'No IMAP', Actions: ['IMAP'] },
  })
  const says = { action: 'IMAP', ipAddress: '192.0.2.5', effect: 'DENY' } as const
  const testCase = { ...here, name: 'No IMAP in the office' }
  await backend.operate('accessTestCases.put', { ...testCase, ...says, expected: {} })
  using _ = visit(`${rules}/no-imap/delete`)
  await screen.findByText(/combinations looked at, none will be denied and [1-9]/)
  const dialog = within(screen.getByRole('dialog'))
  dialog.getAllByText('Allowed by default')
  await dialog.findByText('This breaks a test case')
  dialog.getByText('It has to be denied, and would be allowed by default.')
  const remove = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete rule' })
  expect(remove.disabled).toBe(true)
  fireEvent.click(dialog.getByLabelText('Do it although test cases do not hold any more'))
  await waitFor(() => expect(remove.disabled).toBe(false))
  fireEvent.click(remove)
  await screen.findByText('The rule no-imap was deleted.')
  // The list of cases behind the dialog says that it does not hold any more.
  await screen.findByText('Does not hold')
  await backend.operate('accessTestCases.delete', { ...testCase, expected: says })
})

test('ACR-23 a rule is renamed, and half a renaming says what is left to do', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/contractors-webmail-only/rename`)
  await fill('New name', 'default')
  const rename = screen.getByRole('button', { name: 'Rename rule' })
  fireEvent.click(rename)
  await screen.findByText(/^There is a rule with this name\./)
  await fill('New name', 'contractors')
  fireEvent.click(rename)
  await screen.findByText(/^The rule contractors-webmail-only is called contractors now\./)
  expect(backend.of('accessControlRules.rename')).toHaveLength(2)
})

test('ACR-21 A-14 the name of a rule is proposed from its description', async () => {
  await using _ = await openBackend()
  using __ = visit(`${rules}/add`)
  await fill('Description', 'Kein IMAP für Außendienst')
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe(
      'kein-imap-fur-aussendienst',
    ),
  )
})
