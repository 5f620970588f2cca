import type { AccessEntry } from '@mailroom/schemas/access-paths'
import type { Input, Output } from '@mailroom/schemas/operations'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, renderHook, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { expect, test } from 'vitest'
import { SessionContext } from '../../kit/data/session.ts'
import { columnsFor } from '../../kit/export/use-export.tsx'
import { session } from '../../kit/testing/backend.ts'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'
import { loadWords } from '../../kit/words/texts.ts'
import { usePathColumns } from './use-path-columns.tsx'
import { Verdict } from './Verdict.tsx'

const explorer = `${organizationPath}/access-explorer`
const ana = '00000000-0000-4000-8000-000000000001'
/** Has tokens in the sample. */
const owner = '00000000-0000-4000-8000-000000000007'
const patience = { timeout: 20_000 }

test('PERM-13 a mailbox shows each way with where it is taken away, and what was not read', async () => {
  await using _backend = await openBackend()
  using _ = visit(`${explorer}?mailbox=${ana}`)
  const own = await screen.findByRole('row', { name: /Ana Silva.*Own mailbox/ }, patience)
  within(own).getByText(/Full access/)
  await screen.findByRole('row', { name: /Board Assistant.*Own permission/ })
  const permission = screen.getByRole('link', { name: /^Permission on Ana .*Board Assistant uses/ })
  expect(permission.getAttribute('href')).toMatch(/\/users\/.*\/permissions\/.*\/remove$/)
  screen.getByText(/^The role of mailbox exports: Mailroom knows none/)
  screen.getByText(/^Access control rules apply in addition/)
})

test('PERM-13 the report on paper has the ways that the filters in the address choose', async () => {
  await using _backend = await openBackend()
  using _ = visit(`${explorer}/print?mailbox=${ana}&kind=own`)
  const table = await screen.findByRole('table', { name: 'Ways to mailboxes' }, patience)
  expect(within(table).getAllByRole('row')).toHaveLength(2)
  within(table).getByText('Own mailbox')
  // It says of what it is a part, and namesakes differ by their addresses.
  const title = await screen.findByRole(
    'heading',
    { level: 1, name: /Mailbox Ana Silva \(ana\..*@.*\), Own mailbox – 1 of \d+ ways$/ },
    patience,
  )
  expect(title.textContent).not.toContain('1 of 1 ')
  expect(within(table).getAllByText(/^ana\..*@/)).toHaveLength(2)
})

test('issue 14, 7: all listed ways are marked as reviewed, and a day that is over is refused at its field', async () => {
  await using backend = await openBackend()
  using _ = visit(`${explorer}/reviews?mailbox=${owner}&kind=token`)
  const review = await screen.findByRole('link', { name: /^Review (all )?\d+ ways?$/ }, patience)
  fireEvent.click(review)
  const dialog = within(await screen.findByRole('dialog', {}, patience))
  const until = await dialog.findByRole('textbox', { name: /^Holds until/ }, patience)
  dialog.getByText(/A way that is gone leaves this list once it is reviewed\.$/)
  expect(dialog.queryByText('AWS CLI')).toBeNull()
  fireEvent.change(until, { target: { value: '2020-01-31' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as reviewed' }))
  await dialog.findByText(/^This day is over/, {}, patience)
  fireEvent.change(until, { target: { value: '2099-01-31' } })
  fireEvent.change(dialog.getByRole('textbox', { name: /^Note/ }), { target: { value: 'needed' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as reviewed' }))
  await screen.findAllByText(/ reviewed it on .*needed$/, {}, patience)
  expect(backend.of('accessReviews.put')).toHaveLength(2)
  // What is reviewed is not counted among what to review.
  await screen.findByText('Review all ways', {}, patience)
  screen.getByRole('checkbox', { name: /^Choose the way .*: Personal access token “Old phone”$/ })
})

test('issue 14, 7: who may not review has no checkboxes and is not told to', async () => {
  await using _backend = await openBackend('helpDesk')
  using _ = visit(`${explorer}/reviews?mailbox=${owner}`)
  const row = await screen.findByRole('row', { name: /“Old phone”/ }, patience)
  expect(within(row).queryByRole('checkbox')).toBeNull()
  screen.getByText(/^Which ways were reviewed, by whom/)
  expect(screen.queryByText(/^Mark ways as reviewed/)).toBeNull()
})

test('issue 14, 7: who changes nothing is offered to take nothing away', async () => {
  await using _backend = await openBackend('auditor')
  using _ = visit(`${explorer}/reviews?mailbox=${ana}`)
  await screen.findByRole('checkbox', { name: /Board Assistant.*Own permission$/ }, patience)
  screen.getByText(/^Mark ways as reviewed/)
  expect(screen.queryByRole('columnheader', { name: 'Take away' })).toBeNull()
})

/** What columns and answers need around them. */
function Everything({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <SessionContext value={session}>
        <MemoryRouter initialEntries={[explorer]}>
          <Routes>
            <Route
              path="/:connectionId/:region/organizations/:organizationId/access-explorer"
              element={children}
            />
          </Routes>
        </MemoryRouter>
      </SessionContext>
    </QueryClientProvider>
  )
}

const token: AccessEntry = {
  ...{ mailboxId: 'm', mailboxName: 'Ana Silva', mailboxType: 'USER' },
  ...{ holderId: 'h', holderName: 'Ana Silva', holderType: 'USER', kind: 'token' },
  ...{ rights: ['FULL_ACCESS'], through: [], token: { id: 't', name: 'Phone' } },
  ...{ asleep: 'tokenExpired', review: { state: 'new' } },
}

test('issue 14, 7: a file proves a review: which way it was, who reviewed it, when and until when', async () => {
  await loadWords('app', 'accessExplorer')
  const { result } = renderHook(usePathColumns, { wrapper: Everything })
  const fileOf = (entry: AccessEntry) => {
    const shown = result.current.filter(({ hidden }) => !hidden)
    const columns = columnsFor('csv', shown, result.current)
    return Object.fromEntries(columns.map(({ id, value }) => [id, value?.(entry)]))
  }
  const { asleep: _, ...awake } = token
  const gone: AccessEntry = {
    ...awake,
    review: {
      ...{ state: 'gone', reviewedBy: 'Aud Itor', reviewedAt: '2026-03-10T14:35:50.123Z' },
      ...{ until: '2027-01-31', note: 'needed' },
    },
  }
  expect(fileOf(gone)).toMatchObject({
    ...{ way: 'token', token: 'Phone', mailboxEmail: 'm', mailboxId: 'm', holderId: 'h' },
    ...{ asleep: undefined, review: 'gone', reviewedBy: 'Aud Itor' },
    ...{ reviewedAt: new Date('2026-03-10T14:35:50.123Z'), until: '2027-01-31', note: 'needed' },
  })
  expect(
    fileOf({
      ...{ ...awake, kind: 'roleThrough', holderType: 'IMPERSONATION_ROLE' },
      through: [{ id: 'g', name: 'Support' }],
      actsAs: { some: [{ id: 'j', name: 'Jürgen Müller' }], count: 3 },
    }),
  ).toMatchObject({
    ...{ holderType: 'IMPERSONATION_ROLE', through: ['Support'] },
    actsAs: ['Jürgen Müller', 'and 2 more'],
  })
  // A review of a time when the names were not kept has no hole in its words.
  const way = result.current.find(({ id }) => id === 'way')
  expect(way?.words?.({ ...gone, kind: 'roleThrough' })).toBe('Impersonation role, through others')
})

test('PERM-14 ways that do not work are apart from those that do, and a denial is not called allowed', async () => {
  await loadWords('app', 'accessExplorer')
  const input: Input<'accessPaths.check'> = {
    ...{ ...scope, mailboxId: 'm', holderId: 'h', action: 'IMAP', ipAddress: '203.0.113.5' },
  }
  const own: AccessEntry = {
    ...{ mailboxId: 'm', mailboxName: 'Ana Silva', mailboxType: 'USER' },
    ...{ holderId: 'h', holderName: 'Ana Silva', holderType: 'USER', kind: 'own' },
    ...{ rights: ['FULL_ACCESS'], through: [], review: { state: 'new' } },
  }
  const checked: Output<'accessPaths.check'> = {
    ...{ verdict: 'yes', paths: [own, token], usable: 1, unread: [], needsEws: false },
    index: { phase: 'COMPLETE', done: 1 },
    rules: { effect: 'ALLOW', deciding: [] },
  }
  const { rerender } = render(<Verdict {...{ checked, input }} />, { wrapper: Everything })
  const ways = screen.getByRole('region', { name: 'Ways to mailboxes' })
  const [works, others] = within(ways).getAllByRole('list')
  expect(ways.textContent).toMatch(/^1 way allows it:Own mailbox.*These do not allow it now:/)
  expect(works?.textContent).not.toContain('Phone')
  expect(others?.textContent).toContain('The token has expired.')
  expect(others?.textContent).not.toContain('No:')
  const denied: typeof checked = {
    ...{ ...checked, verdict: 'no', rules: { effect: 'DENY', deciding: [] } },
  }
  rerender(<Verdict checked={denied} input={input} />)
  screen.getByText(/^1 way, but the access control rules deny it:/)
  expect(screen.queryByText(/allows it/)).toBeNull()
})

test('PERM-14 from where: without a person, mailbox or address nothing is asked', async () => {
  await using backend = await openBackend()
  using _ = visit(`${explorer}/from-where`)
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }, patience))
  expect(await screen.findAllByText('Choose one of the values.')).toHaveLength(2)
  screen.getByText('Enter a value.')
  expect(backend.of('accessPaths.check')).toEqual([])
})

test('PERM-14 a chosen person is taken out of the field by a link that says so', async () => {
  await using _backend = await openBackend()
  using _ = visit(`${explorer}/from-where`)
  const field = await screen.findByRole('button', { name: /^Who opens it/ }, patience)
  fireEvent.keyDown(field, { keyCode: 40 })
  fireEvent.mouseUp(await screen.findByRole('option', { name: /^Ana Silva/ }, patience))
  fireEvent.click(await screen.findByRole('button', { name: 'No choice' }))
  expect(screen.queryByRole('button', { name: 'No choice' })).toBeNull()
})
