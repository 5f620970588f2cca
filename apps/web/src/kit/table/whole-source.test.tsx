import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useRead } from '../data/use-read.ts'
import { refusal, startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'
import { dateColumn, numberColumn, textColumn } from './columns.tsx'
import { ListTable } from './ListTable.tsx'
import { useWholeSource } from './whole-source.tsx'

type Tag = { key: string; value: string }

const columns = [
  textColumn({ id: 'key', header: 'Key', isRowHeader: true, value: ({ key }: Tag) => key }),
  dateColumn({
    id: 'day',
    header: 'Day',
    value: ({ key }: Tag) => (key === 'tag 12' ? '2026-03-12T12:00:00Z' : undefined),
  }),
  numberColumn({
    id: 'length',
    header: 'Length',
    value: ({ value }: Tag) => (value === '' ? undefined : value.length),
  }),
]

const scope = { connectionId: 'local', region: 'us-east-1', organizationId: 'm-1' } as const

function Tags() {
  const query = useRead('organizationTags.list', scope)
  const source = useWholeSource({
    id: 'tags',
    operation: 'organizationTags.list',
    input: scope,
    query: { ...query, data: query.data?.items },
    columns,
  })
  return (
    <ListTable
      source={source}
      title="Tags"
      oneChosen={{
        label: ({ key }) => `Select ${key}`,
        noneReason: 'Choose a tag first.',
        actions: [
          { operation: 'organizationTags.put', text: 'Change', to: ({ key }) => `${key}/edit` },
        ],
      }}
      empty="There are no tags."
      rowKey={({ key }) => key}
    />
  )
}

const twelve = Array.from({ length: 12 }, (_, at) => ({
  key: `tag ${at + 1}`,
  value: at === 0 ? '' : 'x'.repeat(12 - at),
}))

async function open(items: readonly Tag[], until?: Promise<void>) {
  const backend = await startBackend({
    'organizationTags.list': async () => {
      await until
      return { items: [...items] }
    },
  })
  const page = visit('/sessions')
  const path = ':connectionId/:region/organizations/:organizationId/tags-here'
  page.router.patchRoutes('console', [{ path, Component: Tags }])
  await page.router.navigate('/local/us-east-1/organizations/m-1/tags-here')
  return {
    backend,
    async [Symbol.asyncDispose]() {
      page[Symbol.dispose]()
      await backend[Symbol.asyncDispose]()
    },
  }
}

const rows = () =>
  within(screen.getByRole('table', { name: 'Tags' }))
    .queryAllByRole('rowheader')
    .map((cell) => cell.textContent)

test('GEN-04 a list that comes whole is sorted by any column in the browser, with nothing at its end', async () => {
  await using list = await open(twelve)
  await screen.findByText('tag 12')
  expect(rows().slice(0, 2), 'as AWS lists them').toEqual(['tag 1', 'tag 2'])
  const head = () => screen.getByRole('columnheader', { name: 'Length' })
  within(head()).getByRole('button', { name: 'Length' }).click()
  await waitFor(() => expect(rows()[0]).toBe('tag 12'))
  expect(rows().at(-1)).toBe('tag 1')
  expect(head().getAttribute('aria-sort')).toBe('ascending')
  within(head()).getByRole('button', { name: 'Length' }).click()
  await waitFor(() => expect(rows()[0]).toBe('tag 2'))
  expect(rows().at(-1), 'nothing is last in both directions').toBe('tag 1')
  screen.getByRole('button', { name: 'Key' }).click()
  await waitFor(() => expect(rows().slice(0, 3)).toEqual(['tag 1', 'tag 2', 'tag 3']))
  expect(rows().at(-1), 'numbers in a text count').toBe('tag 12')
  expect(list.backend.of('organizationTags.list')).toHaveLength(1)
})

test('GEN-04 a list that comes whole is searched in the browser, marks what matches and says if nothing does', async () => {
  await using list = await open(twelve)
  await screen.findByText('(12)')
  const field = screen.getByRole('searchbox', { name: 'Search: Tags' })
  fireEvent.input(field, { target: { value: '1 TAG' } })
  // Two of them have a 1 only in their length.
  await screen.findByText('(6)')
  expect(rows()).toEqual(['tag 1', 'tag 2', 'tag 3', 'tag 10', 'tag 11', 'tag 12'])
  expect(screen.getByRole('table').querySelectorAll('mark').length).toBeGreaterThan(4)
  fireEvent.input(field, { target: { value: 'no such tag' } })
  await screen.findByText('Nothing matches.')
  expect(list.backend.of('organizationTags.list')).toHaveLength(1)
})

test('GEN-04 the search finds numbers and dates as the screen shows them', async () => {
  const long = { key: 'long tag', value: 'x'.repeat(1_234) }
  await using _ = await open([...twelve, long])
  await screen.findByText('(13)')
  const field = screen.getByRole('searchbox', { name: 'Search: Tags' })
  const find = async (text: string, expected: string[]) => {
    fireEvent.input(field, { target: { value: text } })
    await waitFor(() => expect(rows()).toEqual(expected))
  }
  await find('1,234', ['long tag'])
  await find('1234', ['long tag'])
  await find('Mar 12, 2026', ['tag 12'])
})

test('GEN-04 another search or order of a whole list begins at its first page', async () => {
  const many = Array.from({ length: 230 }, (_, at) => ({ key: `tag ${at + 1}`, value: 'x' }))
  await using _ = await open(many)
  await screen.findByText('(230)')
  const lastPage = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Page 3' }))
    await waitFor(() => expect(rows()).toHaveLength(30))
  }
  await lastPage()
  const field = screen.getByRole('searchbox', { name: 'Search: Tags' })
  fireEvent.input(field, { target: { value: 'tag' } })
  await waitFor(() => expect(rows()).toHaveLength(100))
  expect(rows()[0]).toBe('tag 1')
  await lastPage()
  screen.getByRole('button', { name: 'Key' }).click()
  await waitFor(() => expect(rows()).toHaveLength(100))
})

test('a list that is read at a glance has no search', async () => {
  await using _ = await open(twelve.slice(0, 10))
  await screen.findByText('(10)')
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('the button for the chosen row says why it is disabled, and leads nowhere until a row is chosen', async () => {
  await using _ = await open(twelve.slice(0, 2))
  await screen.findByText('(2)')
  expect(screen.queryByRole('link', { name: 'Change' })).toBeNull()
  const button = screen.getByRole('button', { name: 'Change' })
  expect([button.getAttribute('href'), button.ariaDisabled]).toEqual([null, 'true'])
  fireEvent.click(screen.getByRole('radio', { name: 'Select tag 2' }))
  const link = await screen.findByRole('link', { name: 'Change' })
  expect(link.getAttribute('href')).toMatch(/\/tags-here\/tag 2\/edit$/)
})

test('a list that cannot be read again keeps its rows, says why and offers a retry', async () => {
  await using list = await open(twelve.slice(0, 2))
  await screen.findByText('(2)')
  list.backend.answers['organizationTags.list'] = () => refusal(500, 'InternalError')
  screen.getByRole('button', { name: 'Refresh: Tags' }).click()
  await screen.findByText(/^The console's backend failed\./)
  expect(rows()).toEqual(['tag 1', 'tag 2'])
  list.backend.answers['organizationTags.list'] = () => ({ items: twelve.slice(0, 3) })
  screen.getByRole('button', { name: 'Retry' }).click()
  await screen.findByText('(3)')
})

test('GEN-04 a list can be saved as a file only once it is there', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  await using _ = await open(twelve, promise)
  const button = await screen.findByRole('button', { name: 'Export: Tags' })
  expect(button.hasAttribute('disabled')).toBe(true)
  resolve()
  await screen.findByText('tag 12')
  expect(button.hasAttribute('disabled')).toBe(false)
})
