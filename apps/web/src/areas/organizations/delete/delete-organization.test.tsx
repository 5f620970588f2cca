import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const list = '/local/us-east-1/organizations'
const simple = 'm-5e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const managed = 'm-6e1a2b3c4d5e6f708192a3b4c5d6e7f8'

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

/** Waits for the question with a checkbox: the index counts the users, and the visit fills it. */
async function questionWith(checkbox: RegExp) {
  await screen.findByRole('checkbox', { name: checkbox })
  return within(screen.getByRole('dialog'))
}

test('ORG-30 ORG-32 nothing is deleted before the directory is chosen, the users are given up and the alias is exact; then the list shows it', async () => {
  await using backend = await openBackend()
  using page = visit(`${list}/${simple}/delete`)
  const question = await questionWith(/Also delete \d+ enabled users?/)
  const confirm = question.getByRole('button', { name: 'Delete organization' })
  expect(confirm).toHaveProperty('disabled', true)
  const lost = (await question.findByText(/^Mailboxes of enabled users: [34]$/)).closest('ul')
  expect(lost?.textContent).not.toMatch(/domains stay/)
  // AWS bills the directories that WorkMail made, and this is none.
  expect(question.queryByText(/AWS bills/)).toBeNull()
  question.getByText('Choose whether to keep or delete the user directory.')
  const alias = question.getByRole('textbox', { name: /type the alias simple-corp/ })
  type(alias, 'simple-corp')
  fireEvent.keyDown(alias, { key: 'Enter' })
  await waitFor(() =>
    expect(question.getAllByText(/Choose whether to keep or delete/)).toHaveLength(2),
  )
  fireEvent.click(question.getByRole('radio', { name: /Keep the directory d-5e1a/ }))
  expect(confirm).toHaveProperty('disabled', true)
  fireEvent.click(question.getByRole('checkbox', { name: /Also delete 4 enabled users/ }))
  type(alias, 'Simple-Corp')
  expect(confirm).toHaveProperty('disabled', true)
  type(alias, 'simple-corp')
  fireEvent.click(confirm)
  await screen.findByText('The organization simple-corp is being deleted.')
  const row = await screen.findByRole('row', { name: /simple-corp/ })
  expect(row.textContent).toContain('Deleting')
  expect(page.router.state.location.pathname).toBe(list)
  expect(backend.of('organizations.delete').map(({ input }) => input)).toEqual([
    expect.objectContaining({
      ...{ organizationId: simple, alias: 'simple-corp' },
      ...{ deleteDirectory: false, forceDelete: true },
    }),
  ])
})

test('ORG-36 a deletion that AWS refuses leads to the receipt rules', async () => {
  await using _ = await openBackend()
  using page = visit(`${list}/${managed}/delete`)
  const question = await questionWith(/Also delete \d+ enabled users?/)
  fireEvent.click(question.getByRole('radio', { name: /Delete the directory/ }))
  fireEvent.click(question.getByRole('checkbox', { name: /Also delete \d+ enabled/ }))
  type(question.getByRole('textbox', { name: /type the alias/ }), 'managed-corp')
  fireEvent.click(question.getByRole('button', { name: 'Delete organization' }))
  const alert = within(await question.findByRole('alert'))
  fireEvent.click(await alert.findByRole('link', { name: 'Check the receipt rules' }))
  await screen.findByRole('heading', { level: 1, name: 'Receipt rules' })
  expect(page.router.state.location.pathname).toBe(`${list}/${managed}/receipt-rules`)
})

test('ORG-33 ORG-34 ORG-35 a new organization says what cannot be undone, what its own directory costs, and takes its application in Identity Center along if asked', async () => {
  await using backend = await openBackend()
  const { OrganizationId } = await backend.workmail('CreateOrganization', {
    ...{ OrganizationId: undefined, Alias: 'empty-corp' },
  })
  const organizationId = String(OrganizationId)
  const place = { connectionId: 'local', region: 'us-east-1', organizationId } as const
  await expect
    .poll(async () => (await backend.operate('organizations.describe', place)).state, {
      timeout: 15_000,
    })
    .toBe('Active')
  using _page = visit(`${list}/${organizationId}/delete`)
  const application = await screen.findByRole('checkbox', {
    name: /^Also delete the application in IAM Identity Center/,
  })
  const question = within(screen.getByRole('dialog'))
  question.getByText('This cannot be undone')
  question.getByText(/^Nobody can restore mailboxes after the organization is deleted/)
  question.getByText(
    'AWS bills a directory that WorkMail created unless WorkMail, WorkDocs or WorkSpaces uses it.',
  )
  question.getByText('This is possible only if no other AWS application is enabled on it.')
  question.getByText(/The authentication settings of other organizations stay as they are/)
  fireEvent.click(application)
  fireEvent.click(question.getByRole('radio', { name: /^Delete the directory/ }))
  type(question.getByRole('textbox', { name: /type the alias empty-corp/ }), 'empty-corp')
  const confirm = question.getByRole('button', { name: 'Delete organization' })
  await waitFor(() => expect(confirm).toHaveProperty('disabled', false))
  fireEvent.click(confirm)
  await screen.findByText('The organization empty-corp is being deleted.')
  const [sent] = backend.of('organizations.delete')
  expect(sent?.input).toMatchObject({
    ...{ deleteDirectory: true, deleteIdentityCenterApplication: true },
  })
  expect(sent?.input).not.toHaveProperty('forceDelete')
})

test('ORG-32 if the users cannot be counted, a person can give them up unseen', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:ListUsers')
  using _ = visit(`${list}/${simple}/delete`)
  const question = await questionWith(/^Also delete enabled users and their mailboxes/)
  await question.findByText(/Mailboxes of enabled users: unknown/)
})

test('ORG-37 the address of a deleted organization says that it was deleted', async () => {
  await using _ = await openBackend()
  const deleted = 'm-3e1a2b3c4d5e6f708192a3b4c5d6e7f8'
  using _page = visit(`${list}/${deleted}/users`)
  await screen.findByRole('heading', { name: 'This organization was deleted' })
  await waitFor(() => expect(screen.queryByRole('table')).toBeNull())
})

test.each(['helpDesk', 'auditor'] as const)('S-05 %s deletes no organization', async (role) => {
  await using _ = await openBackend(role)
  using _page = visit(list)
  await screen.findByRole('link', { name: 'simple-corp' })
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
})
