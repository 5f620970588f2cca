import { CopyableText } from '@mailroom/ui/CopyableText'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

const arn = 'arn:aws:workmail:us-east-1:111122223333:organization/m-1'

afterEach(() => {
  cleanup()
  Reflect.deleteProperty(document, 'execCommand')
  Reflect.deleteProperty(navigator, 'clipboard')
})

function show() {
  render(<CopyableText text={arn} label="Copy ARN" copiedText="Copied" failedText="Not copied" />)
  return screen.getByRole('button', { name: 'Copy ARN' })
}

test('a value is copied to the clipboard, and the button says so', async () => {
  const copied: string[] = []
  const clipboard = { writeText: async (text: string) => void copied.push(text) }
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  show().click()
  expect((await screen.findByText('Copied')).getAttribute('role')).toBe('status')
  expect(copied).toEqual([arn])
})

test('without a clipboard the value is selected and copied, and the focus returns', async () => {
  const copied: string[] = []
  const execCommand = () => {
    if (document.activeElement instanceof HTMLTextAreaElement)
      copied.push(document.activeElement.value)
    return true
  }
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true })
  const button = show()
  button.focus()
  button.click()
  await screen.findByText('Copied')
  expect(copied).toEqual([arn])
  expect(document.activeElement).toBe(button)
})

test('a failed copy is shown as failed', async () => {
  show().click()
  await screen.findByText('Not copied')
})

test('a long value breaks only between its parts, and reads unchanged', () => {
  show()
  expect(screen.getByText(arn).innerHTML).toContain('us-<wbr>east-<wbr>1:<wbr>111122223333')
})
