import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Dialog } from './Dialog.tsx'
import { type Flash, Flashbar } from './Flashbar.tsx'

const flash = (id: string): Flash => ({ id, type: 'success', content: `${id} was saved.` })

function Page({ ids, isAsking }: { ids: string[]; isAsking: boolean }) {
  return (
    <>
      <Flashbar label="Notifications" items={ids.map(flash)} />
      {isAsking && (
        <Dialog title="Dialog" closeLabel="Close" onClose={() => {}}>
          Content
        </Dialog>
      )}
    </>
  )
}

const messageOf = (id: string) => page.getByText(`${id} was saved.`).element().closest('li')

test('WCAG 4.1.3 a message that came under a dialog comes anew when the dialog is gone, and the others stay', async () => {
  const shown = await render(<Page ids={['Ana']} isAsking={false} />)
  const first = messageOf('Ana')
  await shown.rerender(<Page ids={['Ana']} isAsking={true} />)
  await shown.rerender(<Page ids={['Bruno', 'Ana']} isAsking={true} />)
  const covered = messageOf('Bruno')
  await shown.rerender(<Page ids={['Bruno', 'Ana']} isAsking={false} />)
  await expect.poll(() => messageOf('Bruno') !== covered).toBe(true)
  expect(messageOf('Ana')).toBe(first)
})

test('WCAG 2.4.3 a message that goes with its pressed button leaves the focus at the messages', async () => {
  const ids = (shown: string[]) =>
    shown.map((id) => ({ ...flash(id), action: <button type="button">Undo {id}</button> }))
  const shown = await render(<Flashbar label="Notifications" items={ids(['Ana', 'Bruno'])} />)
  ;(page.getByRole('button', { name: 'Undo Ana' }).element() as HTMLElement).focus()
  await shown.rerender(<Flashbar label="Notifications" items={ids(['Bruno'])} />)
  await expect.element(page.getByRole('list', { name: 'Notifications' })).toHaveFocus()
})

test('on a phone the button that dismisses a message is beside its text, and its action below', async () => {
  await page.viewport(360, 640)
  const action = (
    <button type="button" className="button">
      Undo the change of all mailboxes
    </button>
  )
  const items = [{ ...flash('Ana'), action, dismissLabel: 'Dismiss' }]
  await render(<Flashbar label="Notifications" items={items} />)
  const boxOf = (name: string) =>
    page.getByRole('button', { name }).element().getBoundingClientRect()
  const text = page.getByText('Ana was saved.').element().getBoundingClientRect()
  expect(boxOf('Undo the change of all mailboxes').top).toBeGreaterThanOrEqual(text.bottom)
  expect(boxOf('Dismiss').left).toBeGreaterThanOrEqual(text.right)
  expect(boxOf('Dismiss').top).toBeLessThan(text.bottom)
})
