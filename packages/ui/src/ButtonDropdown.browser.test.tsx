import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ButtonDropdown } from './ButtonDropdown.tsx'

const items = [
  { id: 'first', text: 'First' },
  { text: 'More', items: [{ id: 'off', text: 'Off', disabledReason: 'It is not allowed.' }] },
  { id: 'last', text: 'Last', isDanger: true },
]

const button = page.getByRole('button', { name: 'Actions' })
const item = (name: string) => page.getByRole('menuitem', { name })

async function open() {
  const onChoose = vi.fn()
  await render(
    <ButtonDropdown items={items} onChoose={onChoose}>
      Actions
    </ButtonDropdown>,
  )
  button.element().focus()
  return onChoose
}

test.each([
  ['{Enter}', 'First'],
  [' ', 'First'],
  ['{ArrowDown}', 'First'],
  ['{ArrowUp}', 'Last'],
])('the key "%s" on a menu button opens the menu at "%s"', async (key, name) => {
  await open()
  await userEvent.keyboard(key)
  await expect.element(item(name)).toHaveFocus()
  await expect.element(button).toHaveAttribute('aria-expanded', 'true')
})

test('arrows, Home and End move through a menu and its groups, and around its ends', async () => {
  await open()
  await userEvent.keyboard('{Enter}')
  for (const [key, name] of [
    ['{ArrowDown}', 'Off'],
    ['{ArrowDown}', 'Last'],
    ['{ArrowDown}', 'First'],
    ['{ArrowUp}', 'Last'],
    ['{Home}', 'First'],
    ['{End}', 'Last'],
  ] as const) {
    await userEvent.keyboard(key)
    await expect.element(item(name), { message: key }).toHaveFocus()
  }
})

test('GEN-07 a disabled item says why, and cannot be chosen', async () => {
  const onChoose = await open()
  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}')
  await expect.element(item('Off')).toHaveAccessibleDescription('It is not allowed.')
  expect(onChoose).not.toHaveBeenCalled()
  await expect.element(page.getByRole('menu')).toBeVisible()
})

test.each(['{Escape}', '{Tab}'])(
  'the key "%s" closes a menu, and its button has the focus',
  async (key) => {
    await open()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard(key)
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
    await expect.element(button).toHaveFocus()
    await expect.element(button).not.toHaveAttribute('aria-expanded')
  },
)

test('choosing an item closes the menu, returns the focus, and tells which', async () => {
  const onChoose = await open()
  await userEvent.keyboard('{Enter}{End}{Enter}')
  expect(onChoose.mock.calls).toEqual([['last']])
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  await expect.element(button).toHaveFocus()
})

test('a press beside a menu closes it, and on its button too', async () => {
  await open()
  await button.click()
  await expect.element(page.getByRole('menu')).toBeVisible()
  await button.click()
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  await button.click()
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
})

test('a menu closes as its button scrolls away, not because the page scrolled before', async () => {
  await open()
  await button.click()
  await expect.element(page.getByRole('menu')).toBeVisible()
  // The browser tells of a scroll one frame later, when the menu may be open.
  document.dispatchEvent(new Event('scroll'))
  await new Promise(requestAnimationFrame)
  await expect.element(page.getByRole('menu')).toBeVisible()
  document.body.style.paddingBlockStart = '20px'
  document.dispatchEvent(new Event('scroll'))
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  document.body.style.paddingBlockStart = ''
})

test('a menu at the corner of the window lies within it', async () => {
  await open()
  const place = button.element().parentElement
  Object.assign(place?.style ?? {}, { position: 'fixed', insetBlockEnd: '0', insetInlineEnd: '0' })
  await button.click()
  const box = page.getByRole('menu').element().getBoundingClientRect()
  expect(box.right).toBeLessThanOrEqual(innerWidth)
  expect(box.bottom).toBeLessThanOrEqual(button.element().getBoundingClientRect().top)
})
