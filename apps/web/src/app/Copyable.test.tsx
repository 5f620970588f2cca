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

test('a value is copied with the clipboard of the browser, and that is told', async () => {
  const copied: string[] = []
  const clipboard = { writeText: async (text: string) => void copied.push(text) }
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  show().click()
  expect((await screen.findByText('Copied')).getAttribute('role')).toBe('status')
  expect(copied).toEqual([arn])
})

test('where there is no clipboard, the value is selected and copied, and the focus comes back', async () => {
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

test('a value that could not be copied is said not to be', async () => {
  show().click()
  await screen.findByText('Not copied')
})

test('a long value is broken between its parts only, and reads as it is', () => {
  show()
  expect(screen.getByText(arn).innerHTML).toContain('us-<wbr>east-<wbr>1:<wbr>111122223333')
})
