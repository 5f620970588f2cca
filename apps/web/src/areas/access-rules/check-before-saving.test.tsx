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
  // From elsewhere another rule of the sample denies IMAP.
  const says = { action: 'IMAP', ipAddress: '198.51.100.5', effect: 'DENY' } as const
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

test('ACR-26 a rule that breaks a test case is saved only after a person has decided to break it', async () => {
  await using backend = await openBackend()
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'no-imap', Effect: 'DENY', Description: 'No IMAP', Actions: ['IMAP'] },
  })
  const says = { action: 'IMAP', ipAddress: '198.51.100.5', effect: 'DENY' } as const
  const testCase = { ...here, name: 'No IMAP in the office' }
  await backend.operate('accessTestCases.put', { ...testCase, ...says, expected: {} })
  using _ = visit(`${rules}/no-imap/edit`)
  const dialog = within(await screen.findByRole('dialog'))
  const effect = await dialog.findByRole('button', { name: /^Effect/ })
  fireEvent.keyDown(effect, { key: 'ArrowUp', keyCode: 38 })
  const list = await screen.findByRole('listbox')
  fireEvent.keyDown(list, { key: 'ArrowUp', keyCode: 38 })
  fireEvent.keyDown(list, { key: 'Enter', keyCode: 13 })
  await dialog.findByText('This breaks a test case')
  const box = dialog.getByLabelText('Do it although test cases do not hold any more')
  const save = dialog.getByRole('button', { name: 'Save changes' })
  fireEvent.click(save)
  await dialog.findByText('Decide first whether to break test cases.')
  expect(document.activeElement).toBe(box)
  expect(box.getAttribute('aria-invalid')).toBe('true')
  expect(backend.of('accessControlRules.put')).toEqual([])
  fireEvent.click(box)
  expect(box.getAttribute('aria-invalid')).not.toBe('true')
  fireEvent.click(save)
  await screen.findByText(/^The rule no-imap was saved\./)
  expect(backend.of('accessControlRules.put')).toMatchObject([{ input: { effect: 'ALLOW' } }])
  await backend.operate('accessTestCases.delete', { ...testCase, expected: says })
})

test('ACR-23 half a renaming says what is left to do, and sending it again does it', async () => {
  await using backend = await openBackend()
  await backend.faults({ operation: 'DeleteAccessControlRule', kind: 'drop', count: 1 })
  using _ = visit(`${rules}/contractors-webmail-only/rename`)
  await fill('New name', 'contractors')
  const rename = screen.getByRole('button', { name: 'Rename rule' })
  fireEvent.click(rename)
  await screen.findByText(
    /^The rule has its new name, but contractors-webmail-only could not be deleted: AWS could not be reached\..* Send it again to delete it\.$/,
  )
  // The list behind the dialog has both.
  screen.getByText('contractors')
  fireEvent.click(rename)
  await screen.findByText(/^The rule contractors-webmail-only is called contractors now\./)
  await waitFor(() => expect(screen.queryByText('contractors-webmail-only')).toBeNull())
})

test('ACR-23 a rule is renamed under a name that is free', async () => {
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
