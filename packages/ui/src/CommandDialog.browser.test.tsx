import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { CommandDialog } from './CommandDialog.tsx'

const groups = [
  { label: 'People', choices: [{ id: 'ana', label: 'Ana' }] },
  {
    label: 'Pages',
    choices: [
      { id: 'users', label: 'Users' },
      { id: 'groups', label: 'Groups' },
    ],
  },
]

function Search({ onChoose }: { onChoose: (id: string) => void }) {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Search
      </button>
      {isOpen && (
        <CommandDialog
          label="Find"
          placeholder=""
          query={query}
          onQuery={setQuery}
          groups={groups.map((group) => ({
            ...group,
            choices: group.choices.filter(({ id }) => id.includes(query)),
          }))}
          onChoose={onChoose}
          onClose={() => setOpen(false)}
          status=""
        />
      )}
    </>
  )
}

const selected = () => page.getByRole('option', { selected: true })
const opener = page.getByRole('button', { name: 'Search' })

async function open() {
  const onChoose = vi.fn()
  await render(<Search onChoose={onChoose} />)
  await opener.click()
  await expect.element(page.getByRole('combobox', { name: 'Find' })).toHaveFocus()
  return onChoose
}

test('arrows mark a choice, across groups and around the ends, while the field keeps the focus', async () => {
  await open()
  await expect.element(selected()).toHaveTextContent('Ana')
  for (const [key, name] of [
    ['{ArrowDown}', 'Users'],
    ['{ArrowDown}', 'Groups'],
    ['{ArrowDown}', 'Ana'],
    ['{ArrowUp}', 'Groups'],
  ] as const) {
    await userEvent.keyboard(key)
    await expect.element(selected(), { message: key }).toHaveTextContent(name)
  }
  const field = page.getByRole('combobox')
  await expect.element(field).toHaveFocus()
  await expect
    .element(field)
    .toHaveAttribute('aria-activedescendant', selected().element().getAttribute('id') ?? '')
})

test('typing marks the first choice that is left, and Enter chooses it', async () => {
  const onChoose = await open()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await userEvent.keyboard('users')
  await expect.element(selected()).toHaveTextContent('Users')
  await userEvent.keyboard('{Enter}')
  expect(onChoose.mock.calls).toEqual([['users']])
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('Escape closes the search, chooses nothing and returns the focus', async () => {
  const onChoose = await open()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(opener).toHaveFocus()
  expect(onChoose).not.toHaveBeenCalled()
})

test('letters, arrows and Enter that are pressed before the choices are loaded count once they are', async () => {
  const onChoose = vi.fn()
  function Loading({ choices }: { choices: typeof groups | undefined }) {
    const [query, setQuery] = useState('')
    return (
      <CommandDialog
        label="Find"
        placeholder=""
        query={query}
        onQuery={setQuery}
        groups={choices}
        onChoose={onChoose}
        onClose={() => {}}
        status=""
      />
    )
  }
  const { rerender } = await render(<Loading choices={undefined} />)
  await userEvent.keyboard('a{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
  await expect.element(page.getByRole('combobox')).toHaveValue('a')
  expect(onChoose).not.toHaveBeenCalled()
  await rerender(<Loading choices={groups} />)
  expect(onChoose.mock.calls).toEqual([['users']])
})
