import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('DOM-42 whoever types the whole name as subdomain gets it once, and sees it before it is saved', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/domains/example.com/mail-from/edit`)
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Subdomain' })
  fireEvent.change(field, { target: { value: 'bounce' } })
  await screen.findByText(/The whole name: bounce\.example\.com$/)
  fireEvent.change(field, { target: { value: 'mail2.Example.com.' } })
  expect(field.value).toBe('mail2')
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/^The MAIL FROM domain mail2\.example\.com was saved/i)
  expect(backend.of('mailFromDomains.put')[0]?.input).toMatchObject({
    mailFromDomain: 'mail2.Example.com',
  })
})
