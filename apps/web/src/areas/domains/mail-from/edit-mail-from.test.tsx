import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
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

test('DOM-42 an empty MAIL FROM domain is asked for, and the name of Autodiscover refused', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/domains/example.com/mail-from/edit`)
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Subdomain' })
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  save()
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  fireEvent.change(field, { target: { value: 'autodiscover' } })
  save()
  await screen.findByText(/^This name has the CNAME of Autodiscover/)
  expect(backend.of('mailFromDomains.put')).toEqual([])
})

test('DOM-10 the names of the records of a MAIL FROM domain are written as the DNS provider wants them', async () => {
  await using backend = await openBackend()
  const input = { ...scope, domainName: 'example.com' }
  await backend.operate('mailFromDomains.put', {
    ...input,
    mailFromDomain: 'bounce.example.com',
    behaviorOnMXFailure: 'UseDefaultValue',
    expected: { mailFromDomain: '', behaviorOnMXFailure: 'UseDefaultValue' },
  })
  using _ = visit(`${organizationPath}/domains/example.com/mail-from`)
  const records = within(
    await screen.findByRole('list', { name: 'Records of the MAIL FROM domain' }),
  )
  expect(await records.findAllByText('bounce.example.com.')).toHaveLength(2)
  const formats = screen.getByRole('combobox', { name: 'Format of names' })
  fireEvent.change(formats, { target: { value: 'relative' } })
  expect(await records.findAllByText('bounce')).toHaveLength(2)
  fireEvent.change(formats, { target: { value: 'plain' } })
  expect(await records.findAllByText('bounce.example.com')).toHaveLength(2)
})

test('DOM-42 a MAIL FROM domain that AWS does not tell is not edited', async () => {
  await using backend = await openBackend()
  await backend.deny('ses:GetIdentityMailFromDomainAttributes')
  using _ = visit(`${organizationPath}/domains/example.com/mail-from`)
  await screen.findAllByText('Amazon SES did not say which MAIL FROM domain is set.')
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull()
  const edit = screen.getByRole('button', { name: 'Edit' })
  expect(edit.getAttribute('aria-disabled') ?? edit.getAttribute('disabled')).not.toBeNull()
})

test('DOM-42 whoever disables a MAIL FROM domain that was never verified reads that nothing stops', async () => {
  await using backend = await openBackend()
  await backend.operate('mailFromDomains.put', {
    ...{ ...scope, domainName: 'example.com' },
    ...{ mailFromDomain: 'bounce.example.com', behaviorOnMXFailure: 'UseDefaultValue' },
    expected: { mailFromDomain: '', behaviorOnMXFailure: 'UseDefaultValue' },
  })
  using _ = visit(`${organizationPath}/domains/example.com/mail-from/disable`)
  const dialog = within(await screen.findByRole('dialog', { name: /^Disable the MAIL FROM/ }))
  await dialog.findByText(/^Amazon SES has not verified bounce\.example\.com/)
  expect(dialog.queryByText(/stops on iOS/)).toBeNull()
})
