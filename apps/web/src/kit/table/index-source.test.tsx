import type { Entity, IndexState } from '@mailroom/schemas/entities'
import type { Input } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { type Answers, refusal, startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'
import type { BulkTargets } from './bulk-targets.ts'
import { useIndexSource } from './index-source.tsx'
import { ListTable } from './ListTable.tsx'
import { Marked } from './Marked.tsx'

const complete: IndexState = {
  phase: 'COMPLETE',
  asOf: '2026-01-01T10:00:00Z',
  done: 0,
}

function person(number: number): Entity {
  const name = `person.${number}`
  return { id: `u-${number}`, type: 'USER', name, state: 'ENABLED', aliases: [] }
}

/** Returns so many people, searched by a part of their name and sorted by it. */
function people(count: number, index = complete) {
  const all = Array.from({ length: count }, (_, at) => person(at + 1))
  return ({ query, sort, offset = 0, limit = 25 }: Input<'entities.search'>) => {
    const found = all.filter(({ name }) => name.includes(query.text ?? ''))
    if (sort?.descending) found.reverse()
    return { items: found.slice(offset, offset + limit), total: found.length, index }
  }
}

/** The names of the rows, at each rendering. */
const drawn: string[] = []

const columns: Column<Entity>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    sortBy: 'name',
    cell: ({ name }) => {
      drawn.push(name)
      return <Marked>{name}</Marked>
    },
  },
  { id: 'email', header: 'Address', cell: ({ email }) => email },
]

const done = vi.fn<(what: string) => void>()

const menu = {
  label: ({ name }: Entity) => `Actions for ${name}`,
  actions: ({ name }: Entity) =>
    ['Open', 'Disable', 'Delete'].map((text) => ({
      id: text,
      text,
      onChoose: () => done(`${text} ${name}`),
    })),
}

const told = vi.fn<(chosen: BulkTargets | undefined) => void>()

function People() {
  const source = useIndexSource({
    id: 'people',
    query: { types: ['USER'] },
    columns,
    disabledReason: ({ name }) => (name === 'person.3' ? 'Nobody may touch it.' : undefined),
  })
  told(source.chosen.targets)
  return (
    <ListTable
      source={source}
      title="People"
      chosenActions={<>Actions</>}
      empty="Nobody is here."
      noMatch="Nobody matches."
      menu={menu}
      rowKey={({ id }) => id}
    />
  )
}

async function open(answers: Answers, search = '') {
  const backend = await startBackend(answers)
  const page = visit('/sessions')
  const path = ':connectionId/:region/organizations/:organizationId/people'
  page.router.patchRoutes('console', [{ path, Component: People }])
  await page.router.navigate(`/local/us-east-1/organizations/m-1/people${search}`)
  return {
    backend,
    router: page.router,
    asked: () => backend.of('entities.search').map(({ input }) => input),
    async [Symbol.asyncDispose]() {
      page[Symbol.dispose]()
      await backend[Symbol.asyncDispose]()
    },
  }
}

const rows = () =>
  within(screen.getByRole('table', { name: 'People' }))
    .queryAllByRole('rowheader')
    .map((cell) => cell.textContent)

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const isNow = (text: string) => waitFor(() => expect(location.search).toBe(text))

test('GEN-04 the list is searched while typing, and the address follows when typing pauses', async () => {
  await using list = await open({ 'entities.search': people(60) }, '?page=2')
  await screen.findByText('person.26')
  const steps = history.length
  const field = screen.getByRole('searchbox', { name: 'Search: People' })
  for (const text of ['p', 'person', 'person.4'])
    fireEvent.input(field, { target: { value: text } })
  await waitFor(() => expect(rows()[0]).toBe('person.4'))
  screen.getByText('(11)')
  await isNow('?text=person.4')
  expect(history.length, 'no step back for every key').toBe(steps)
  expect(list.asked().at(-1)).toEqual({
    connectionId: 'local',
    region: 'us-east-1',
    organizationId: 'm-1',
    query: { types: ['USER'], text: 'person.4' },
    offset: 0,
    limit: 25,
  })
  fireEvent.input(field, { target: { value: 'nobody' } })
  await screen.findByText('Nobody matches.')
  // The address that is still to come would overtake the next one.
  await isNow('?text=nobody')
  await list.router.navigate('?text=person.60')
  await screen.findByText('person.60')
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('person.60')
})

test('the whole list is sorted by a column, then descending, then by the best matches again', async () => {
  await using list = await open({ 'entities.search': people(30) }, '?text=person&page=2')
  await screen.findByRole('rowheader', { name: 'person.30' })
  const head = () => screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')
  expect(head()).toBe('none')
  for (const [address, sorted, sort] of [
    ['?text=person&sort=name', 'ascending', { by: 'name', descending: false }],
    ['?text=person&sort=-name', 'descending', { by: 'name', descending: true }],
    ['?text=person', 'none', undefined],
  ] as const) {
    button('Name').click()
    await isNow(address)
    await waitFor(() => expect(head()).toBe(sorted))
    await waitFor(() => expect(list.asked().at(-1)?.sort).toEqual(sort))
  }
})

test('a screen reader reads the number of matches and their order when they change', async () => {
  await using _ = await open({ 'entities.search': people(30) })
  await screen.findByText('person.1')
  expect(screen.queryByText(/sorted by/)).toBeNull()
  button('Name').click()
  await screen.findByText('30 rows, sorted by Name, descending')
  fireEvent.change(screen.getByLabelText('Search: People'), { target: { value: 'person.1' } })
  const said = await screen.findByText('11 rows, sorted by Name, descending')
  expect(said.role).toBe('status')
})

test('GEN-04 pages have numbers, and the old page stays visible until the next one is loaded', async () => {
  await using _ = await open({ 'entities.search': people(334) }, '?pageSize=50')
  await waitFor(() => expect(rows()).toHaveLength(50))
  screen.getByText('(334)')
  const pages = screen.getByRole('navigation', { name: 'Pages: People' })
  expect(
    within(pages)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['', '1', '2', '7', ''])
  button('Page 7').click()
  await isNow('?pageSize=50&page=7')
  expect(rows().length, 'the table is never empty').toBeGreaterThan(0)
  await screen.findByText('person.334')
  expect(rows()).toHaveLength(34)
  expect(button('Next page').ariaDisabled).toBe('true')
})

test('rows are selected one by one, in a range, on several pages, and the whole page at once', async () => {
  await using _ = await open({ 'entities.search': people(30) })
  await screen.findByText('person.1')
  fireEvent.click(box('Select person.2'))
  fireEvent.click(box('Select person.5'), { shiftKey: true })
  await screen.findByText('3 selected')
  expect(box('Select person.3').checked, 'it cannot be chosen').toBe(false)
  expect(box('Select person.3').getAttribute('aria-disabled')).toBe('true')
  screen.getByText('Nobody may touch it.')
  button('Next page').click()
  await screen.findByText('person.30')
  const page = box('Select all on this page')
  expect([page.checked, page.indeterminate]).toEqual([false, false])
  fireEvent.click(box('Select person.30'))
  expect([page.checked, page.indeterminate]).toEqual([false, true])
  fireEvent.click(page)
  const ids = [2, 4, 5, 30, 26, 27, 28, 29].map((number) => `u-${number}`)
  await screen.findByText('8 selected')
  expect(told).toHaveBeenLastCalledWith({ targets: { entityIds: ids }, count: 8 })
  button('Clear selection').click()
  await waitFor(() => expect(told).toHaveBeenLastCalledWith(undefined))
})

test('all matches are selected as their query, until the query changes', async () => {
  await using list = await open({ 'entities.search': people(1_234) }, '?text=person')
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select person.1' }))
  const all = { targets: { query: { types: ['USER'], text: 'person' } }, count: 1_234 }
  button('Select all 1,234 matches').click()
  await screen.findByText('All 1,234 matches are selected')
  expect(told).toHaveBeenLastCalledWith(all)

  await list.router.navigate('/sessions')
  await screen.findByRole('heading', { level: 1, name: 'Sessions' })
  await list.router.navigate(-1)
  await screen.findByText('All 1,234 matches are selected')

  fireEvent.click(box('Select person.1'))
  await screen.findByText('23 selected')
  button('Select all 1,234 matches').click()
  const field = screen.getByRole('searchbox')
  fireEvent.input(field, { target: { value: 'person.9' } })
  await waitFor(() => expect(told).toHaveBeenLastCalledWith(undefined))
  fireEvent.input(field, { target: { value: 'person' } })
  await screen.findByText('(1,234)')
  expect(told).toHaveBeenLastCalledWith(undefined)
})

test('the list says how old it is and how far the index is, and refreshes it', async () => {
  const filling: IndexState = {
    phase: 'ALIASES',
    done: 10,
    total: 30,
    problem: 'ThrottlingException',
  }
  await using list = await open({ 'entities.search': people(30, filling) })
  await screen.findByText(
    /^Reading aliases… 10 of 30\. Reading has stopped and continues automatically\. Reason: This account/,
  )
  list.backend.answers['entities.search'] = people(31)
  await screen.findByText('(31)')
  await screen.findByText(/^As of .*2026.*\. Changes made here are included\.$/)
  list.backend.answers['entities.refresh'] = () => filling
  list.backend.answers['entities.search'] = people(32)
  expect(screen.getAllByRole('button', { name: /Refresh/ })).toHaveLength(1)
  button('Refresh: People').click()
  await screen.findByText('(32)')
  expect(list.backend.of('entities.refresh')).toHaveLength(1)
  list.backend.answers['entities.refresh'] = () => refusal(429, 'TooManyRequests')
  await waitFor(() => expect(button('Refresh: People').ariaDisabled).toBeNull())
  button('Refresh: People').click()
  await screen.findByText('Too many requests. Wait a moment and try again.')
})

test('GEN-04 a search that fails keeps the results and says why', async () => {
  await using list = await open({ 'entities.search': people(2) })
  await screen.findByText('person.2')
  list.backend.answers['entities.search'] = () => refusal(500, 'InternalError')
  list.backend.answers['entities.refresh'] = () => ({ phase: 'LISTING', done: 0 })
  button('Refresh: People').click()
  await screen.findByText(/^The console's backend failed\. Try again\./)
  expect(rows()).toEqual(['person.1', 'person.2'])
  list.backend.answers['entities.search'] = people(3)
  button('Retry').click()
  await screen.findByText('person.3')
})

test('one tick renders one row, also for a person who never chose columns', async () => {
  await using _ = await open({ 'entities.search': people(30) })
  await screen.findByText('person.25')
  drawn.length = 0
  fireEvent.click(box('Select person.2'))
  await screen.findByText('1 selected')
  expect(drawn).toEqual(['person.2'])
})

test('GEN-04 matches are marked in any case', async () => {
  await using _ = await open({ 'entities.search': people(30) }, '?text=person.2')
  await waitFor(() => expect(rows()).toHaveLength(11))
  const marks = screen.getByRole('table').querySelectorAll('mark')
  expect([...marks].map(({ textContent }) => textContent)).toEqual(Array(11).fill('person.2'))
})

test('before the first listing is complete, the list shows no number', async () => {
  const listing: IndexState = { phase: 'LISTING', done: 10 }
  await using list = await open({ 'entities.search': people(10, listing) })
  await screen.findByText('(…)')
  list.backend.answers['entities.search'] = people(30)
  await screen.findByText('(30)')
})

test('the menu of a row works with the keyboard, and returns the focus', async () => {
  await using _ = await open({ 'entities.search': people(3) })
  const opener = await screen.findByRole('button', { name: 'Actions for person.2' })
  opener.focus()
  opener.click()
  const items = await screen.findByRole('menu', { name: 'Actions for person.2' })
  const focused = () => document.activeElement?.textContent
  expect(focused()).toBe('Open')
  for (const [key, item] of [
    ['ArrowDown', 'Disable'],
    ['End', 'Delete'],
    ['ArrowDown', 'Open'],
    ['ArrowUp', 'Delete'],
    ['Home', 'Open'],
  ] as const) {
    fireEvent.keyDown(items.ownerDocument.activeElement ?? items, { key })
    expect(focused(), key).toBe(item)
  }
  fireEvent.keyDown(items, { key: 'Escape' })
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(opener)
  opener.click()
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Disable' }))
  expect(done).toHaveBeenLastCalledWith('Disable person.2')
  expect(screen.queryByRole('menu')).toBeNull()
})

test('a list of one page has no page navigation', async () => {
  await using list = await open({ 'entities.search': people(3) })
  await screen.findByText('person.3')
  expect(screen.queryByRole('navigation', { name: 'Pages: People' })).toBeNull()
  await list.router.navigate('?page=2')
  await screen.findByRole('navigation', { name: 'Pages: People' })
})

test('X-02 nothing of one organization, listed or selected, appears in another', async () => {
  const three = people(3)
  let answer: (() => void) | undefined
  const late = new Promise<void>((resolve) => {
    answer = resolve
  })
  await using _ = await startBackend({
    'organizations.describe': () => refusal(500, 'InternalError'),
    'entities.search': async (input) => {
      if (input.organizationId === 'm-2') await late
      const { items, ...rest } = three(input)
      return { ...rest, items: items.map((user) => ({ ...user, userRole: 'USER' as const })) }
    },
  })
  using page = visit('/local/us-east-1/organizations/m-1/users')
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select person.2' }))
  await screen.findByText('1 selected')
  await page.router.navigate('/local/us-east-1/organizations/m-2/users')
  await screen.findByText('Loading: Users')
  expect(screen.queryByText('person.2')).toBeNull()
  answer?.()
  await screen.findByText('person.2')
  expect(screen.queryByText('1 selected')).toBeNull()
})
