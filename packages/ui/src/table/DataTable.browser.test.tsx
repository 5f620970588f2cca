import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { DataTable, type RowAction } from './DataTable.tsx'

type Row = { id: string }

const words = {
  pages: 'Pages',
  previousPage: 'Previous',
  nextPage: 'Next',
  page: (number: number) => `Page ${number}`,
  sortBy: 'Sort by',
  sortedBy: (column: string) => column,
  bestFirst: 'Best first',
  selectPage: 'Select all',
  widthOf: (column: string) => `Width of ${column}`,
  rowMenus: 'Actions',
}

const drawn = vi.fn()
const columns = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ id }: Row) => {
      drawn(id)
      return id
    },
  },
]
const rows = Array.from({ length: 40 }, (_, index) => ({ id: `row ${index}` }))
const rowKey = ({ id }: Row) => id
const chosen = vi.fn()
const menu = {
  label: ({ id }: Row) => `Actions for ${id}`,
  actions: ({ id }: Row): readonly RowAction[] => [
    { id: 'open', text: 'Open', onChoose: () => chosen(`open ${id}`) },
    { id: 'delete', text: 'Delete', isDanger: true, onChoose: () => chosen(`delete ${id}`) },
  ],
}

function List({ kind = 'multi' }: { kind?: 'multi' | 'single' }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState('')
  return (
    <DataTable
      label="Rows"
      title={`Rows ${typed}`}
      variant="full-page"
      columns={columns}
      visible={['name']}
      rowKey={rowKey}
      rows={rows}
      loadingText="Loading"
      empty=""
      filter={
        <input
          aria-label="Filter"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      }
      menu={menu}
      selection={{
        kind,
        selected,
        onChange: setSelected,
        label: ({ id }) => `Select ${id}`,
        disabledReason: ({ id }) => (id === 'row 3' ? 'Not this one' : undefined),
      }}
      words={words}
    />
  )
}

const box = (index: number) =>
  page.getByRole('checkbox', { name: `Select row ${index}`, exact: true })

/** The numbers of the selected rows. */
const ticked = () =>
  [...document.querySelectorAll<HTMLInputElement>('tbody input:checked')].map((input) =>
    Number(input.ariaLabel?.split(' ').at(-1)),
  )

test('Shift selects all rows between two clicks in either direction, but none that cannot be selected', async () => {
  await render(<List />)
  await box(1).click()
  await box(5).click({ modifiers: ['Shift'] })
  expect(ticked()).toEqual([1, 2, 4, 5])
  await box(8).click()
  await box(6).click({ modifiers: ['Shift'] })
  expect(ticked()).toEqual([1, 2, 4, 5, 6, 7, 8])
  await box(8).click({ modifiers: ['Shift'] })
  expect(ticked()).toEqual([1, 2, 4, 5])
})

test('a row that cannot be selected stays so, by click, by key and with the box of the page', async () => {
  await render(<List />)
  // Playwright waits until a control is enabled.
  await box(3).click({ force: true })
  expect(ticked()).toEqual([])
  box(3).element().focus()
  await userEvent.keyboard(' ')
  expect(ticked()).toEqual([])
  await expect.element(box(3)).toHaveAccessibleDescription('Not this one')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  expect(ticked()).toHaveLength(39)
  expect(ticked()).not.toContain(3)
})

test('one tick draws one row, and a key in the filter draws none', async () => {
  await render(<List />)
  drawn.mockClear()
  await box(7).click()
  await expect.poll(ticked).toEqual([7])
  expect(drawn.mock.calls).toEqual([['row 7']])
  drawn.mockClear()
  await page.getByRole('textbox', { name: 'Filter' }).fill('x')
  await expect.element(page.getByRole('heading', { name: 'Rows x' })).toBeVisible()
  expect(drawn).not.toHaveBeenCalled()
})

test('the head of a list stays in sight while the page scrolls, over the rows', async () => {
  await render(<List />)
  const header = page.getByRole('columnheader', { name: 'Name' }).element()
  scrollTo(0, 400)
  await expect.poll(() => scrollY).toBe(400)
  // The browser lays the page out after it has scrolled.
  await expect
    .poll(() => {
      const { x, y, bottom } = header.getBoundingClientRect()
      const above = document.elementFromPoint(x + 5, y + 5)
      return bottom > 0 && bottom < 300 && above !== null && header.contains(above)
    })
    .toBe(true)
})

test('the menu of a row opens over the list, and acts on this row', async () => {
  await render(<List />)
  chosen.mockClear()
  const opener = page.getByRole('button', { name: 'Actions for row 2', exact: true })
  opener.element().focus()
  await userEvent.keyboard('{Enter}{End}{Enter}')
  expect(chosen.mock.calls).toEqual([['delete row 2']])
  await expect.element(opener).toHaveFocus()
})

test('the message of a list that is wider than its place is in sight, with its button', async () => {
  await page.viewport(800, 600)
  const wide = columns.map((column) => ({ ...column, width: 2_000 }))
  await render(
    <DataTable
      label="Rows"
      title="Rows"
      variant="container"
      columns={wide}
      visible={['name']}
      rowKey={rowKey}
      rows={[]}
      loadingText="Loading"
      empty={
        <div style={{ display: 'flex', justifyContent: 'end' }}>
          <button type="button">Retry</button>
        </div>
      }
      words={words}
    />,
  )
  const { right } = page.getByRole('button', { name: 'Retry' }).element().getBoundingClientRect()
  expect(right).toBeLessThan(800)
})
