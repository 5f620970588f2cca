import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { JsonEditor } from './JsonEditor.tsx'

test('a text that comes back late does not replace what was typed since; one from elsewhere does', async () => {
  document.body.innerHTML = '<div id="root"></div>'
  const root = createRoot(document.body.firstElementChild ?? document.body)
  const told: string[] = []
  const show = (value: string) => {
    const shown = (
      <JsonEditor
        ref={null}
        label="Policy"
        hint=""
        isInvalid={false}
        value={value}
        problemWords={({ code }) => code}
        onChange={(typed) => told.push(typed)}
        onBlur={() => {}}
        onProblem={() => {}}
        onPaste={() => {}}
      />
    )
    flushSync(() => root.render(shown))
  }
  show('')
  const editor = page.getByRole('textbox', { name: 'Policy' })
  const text = () => editor.element().textContent
  await editor.click()
  await userEvent.keyboard('12')
  expect(told).toEqual(['1', '12'])
  // A busy page draws the first letter when the second is typed already.
  show('1')
  expect(text()).toBe('12')
  expect(told).toEqual(['1', '12'])
  show('12')
  show('[]')
  expect(text()).toBe('[]')
  root.unmount()
})
