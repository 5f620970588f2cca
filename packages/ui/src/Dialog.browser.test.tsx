import { useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Button } from './Button.tsx'
import { ButtonDropdown } from './ButtonDropdown.tsx'
import { Dialog } from './Dialog.tsx'
import { Hint } from './Hint.tsx'

/** A page with a dialog that asks another question over itself. */
function Asking({ isHeld = false, holdsSecret = false }) {
  const [open, setOpen] = useState<'none' | 'dialog' | 'question'>('none')
  return (
    <>
      <h1>Page</h1>
      <Button onClick={() => setOpen('dialog')}>Open</Button>
      {open !== 'none' && (
        <Dialog
          title="Dialog"
          closeLabel="Close"
          isHeld={isHeld}
          holdsSecret={holdsSecret}
          onClose={() => setOpen('none')}
          footer={<Button onClick={() => setOpen('question')}>Ask</Button>}
        >
          <input aria-label="Field" />
          <Hint label="Why">Because.</Hint>
          <ButtonDropdown items={[{ id: 'a', text: 'First' }]} onChoose={() => {}}>
            Choose
          </ButtonDropdown>
        </Dialog>
      )}
      {open === 'question' && (
        <Dialog title="Question" closeLabel="Close" onClose={() => setOpen('dialog')}>
          <input aria-label="Answer" />
        </Dialog>
      )}
    </>
  )
}

const dialog = page.getByRole('dialog', { name: 'Dialog' })
const question = page.getByRole('dialog', { name: 'Question' })
const opener = page.getByRole('button', { name: 'Open' })

async function open(props: { isHeld?: boolean; holdsSecret?: boolean } = {}) {
  await render(<Asking {...props} />)
  await opener.click()
  await expect.element(page.getByRole('textbox', { name: 'Field' })).toHaveFocus()
}

test('WCAG 2.4.3 a dialog opens with the focus in its first field, and returns it to its opener', async () => {
  await open()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(opener).toHaveFocus()
})

test('the page behind a dialog gets no focus by keyboard and no click, and does not scroll', async () => {
  await open()
  const behind = opener.element()
  for (let step = 0; step < 8; step++) {
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).not.toBe(behind)
  }
  const { x, y, width, height } = behind.getBoundingClientRect()
  expect(document.elementFromPoint(x + width / 2, y + height / 2)?.closest('dialog')).not.toBeNull()
  expect(getComputedStyle(document.documentElement).overflow).toBe('clip')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  expect(getComputedStyle(document.documentElement).overflow).toBe('visible')
})

test('Escape closes the upper one of two dialogs, and the focus returns to the lower one', async () => {
  await open()
  await page.getByRole('button', { name: 'Ask' }).click()
  await expect.element(page.getByRole('textbox', { name: 'Answer' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(question).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Ask' })).toHaveFocus()
  await expect.element(dialog).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(opener).toHaveFocus()
})

test('Escape closes a menu or an explanation in a dialog, and leaves the dialog', async () => {
  await open()
  await page.getByRole('button', { name: 'Choose' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'First' })).toHaveFocus()
  const item = page.getByRole('menuitem', { name: 'First' }).element()
  const { x, y, width, height } = item.getBoundingClientRect()
  expect(item.contains(document.elementFromPoint(x + width / 2, y + height / 2))).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Why' }).click()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('Because.')).not.toBeInTheDocument()
  await expect.element(dialog).toBeVisible()
})

/** Presses the left button at one place and releases it at another; `dialog` is beside its box. */
async function press(from: Element, to: Element) {
  from.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
  to.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
  dialog.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
}

test('a click beside a dialog closes it, but not the end of a selection that began inside', async () => {
  await open()
  await press(page.getByRole('textbox').element(), dialog.element())
  await expect.element(dialog).toBeVisible()
  await dialog.click({ position: { x: 4, y: 4 } })
  await expect.element(dialog).not.toBeInTheDocument()
})

test.each([
  ['waits for an answer', { isHeld: true }],
  ['holds what is shown nowhere else', { holdsSecret: true }],
])('a dialog that %s stays after a click beside it, with its focus', async (_, props) => {
  await open(props)
  await dialog.click({ position: { x: 4, y: 4 } })
  await expect.element(dialog).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Field' })).toHaveFocus()
})

test('a dialog that waits for an answer stays, however often Escape is pressed', async () => {
  await open({ isHeld: true })
  await userEvent.keyboard('{Escape}{Escape}{Escape}')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.element(dialog).toBeVisible()
})

function Removing() {
  const [rows, setRows] = useState(['one', 'two'])
  const [asked, setAsked] = useState<string>()
  return (
    <>
      <h1>
        <span tabIndex={-1}>Rows</span>
      </h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <td>
                <button type="button" onClick={() => setAsked(row)}>
                  {row}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <Dialog title="Remove" closeLabel="Close" onClose={() => setAsked(undefined)}>
          <Button
            onClick={() => {
              setRows(rows.filter((row) => row !== asked))
              setAsked(undefined)
            }}
          >
            Yes
          </Button>
        </Dialog>
      )}
    </>
  )
}

test('WCAG 2.4.3 after a dialog has removed its row, the focus is in the next row, then on the heading', async () => {
  await render(<Removing />)
  await page.getByRole('button', { name: 'one' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect.element(page.getByRole('button', { name: 'two' })).toHaveFocus()
  await page.getByRole('button', { name: 'two' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect.element(page.getByText('Rows')).toHaveFocus()
})
