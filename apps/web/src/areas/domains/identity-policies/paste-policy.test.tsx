import { fireEvent, screen, waitFor } from '@testing-library/react'
import { test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

/** Returns where the editor takes its text; fails if there is no editor. */
function editorContent(): Element {
  const hosts = [...document.querySelectorAll('div')].filter(({ shadowRoot }) => shadowRoot)
  const content = hosts[0]?.shadowRoot?.querySelector('.cm-content')
  if (!content) throw new Error('There is no editor yet')
  return content
}

test('DOM-41 of a text that is too long to edit, the beginning is pasted, and that is said', async () => {
  // The test DOM has no layout, which the editor asks for after a paste.
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null })
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/example.org/identity-policies/create`)
  const content = await waitFor(editorContent, { timeout: 15_000 })
  const getData = () => 'x'.repeat(5_000_000)
  fireEvent.paste(content, { clipboardData: { getData } })
  await screen.findByText(/^The pasted text was too long: only its first 65,536 characters/)
})
