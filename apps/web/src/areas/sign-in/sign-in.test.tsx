import { screen } from '@testing-library/react'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../../kit/testing/backend.ts'
import { visit } from '../../kit/testing/visit.tsx'
import { localPath } from './local-path.ts'

test('a person who is not signed in gets the sign-in page and then returns to their page', async () => {
  await using _ = await startBackend({ 'session.describe': () => refusal(401, 'NotSignedIn') })
  using _page = visit('/audit-log?operation=users.delete')
  const link = await screen.findByRole('link', { name: 'Sign in' })
  const returnTo = encodeURIComponent('/audit-log?operation=users.delete')
  expect(link.getAttribute('href')).toBe(`/auth/sign-in?returnTo=${returnTo}`)
})

test.each([
  ['denied', /refused the sign-in/],
  ['noRole', /has no role/],
  ['expired', /session has ended/],
  ['noCookie', /did not send back the cookie/],
  ['failed', /sign-in failed/],
  ['noRoleClaim', /provider sent none/],
  ['noAccount', /did not say who you are/],
  ['emailNotVerified', /email address is yours/],
  ['unreachable', /cannot be reached/],
  ['clientRefused', /does not accept this console/],
  ['noHttps', /X-Forwarded-Proto/],
  ['tooMany', /Too many sign-ins/],
  ['unavailable', /cannot be reached now/],
])('a sign-in that ended with "%s" is explained', async (problem, words) => {
  await using _ = await startBackend({})
  using _page = visit(`/sign-in?problem=${problem}`)
  expect((await screen.findByRole('alert')).textContent).toMatch(words)
})

test('D14 while the database is away a person is told so, and gets back to their page', async () => {
  await using _ = await startBackend({
    'session.describe': () => refusal(503, 'StoreUnavailable'),
  })
  using _page = visit('/audit-log?operation=users.delete')
  const alert = await screen.findByRole('alert', {}, { timeout: 10_000 })
  expect(alert.textContent).toMatch(/cannot be reached now/)
  const link = screen.getByRole('link', { name: 'Try again' })
  expect(link.getAttribute('href')).toBe('/audit-log?operation=users.delete')
})

test('text in the address is not shown', async () => {
  await using _ = await startBackend({})
  using _page = visit('/sign-in?problem=Call+0900')
  await screen.findByRole('heading', { level: 1, name: 'Sign in' })
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([
  ['/sessions?page=2', '/sessions?page=2'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  [null, '/'],
])('coming back to %s leads to %s', (returnTo, path) => {
  expect(localPath(returnTo)).toBe(path)
})

test('the address to return to always belongs to this console', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (text) => {
      const path = localPath(text)
      expect(path.startsWith('/')).toBe(true)
      expect(new URL(path, location.origin).origin).toBe(location.origin)
    }),
  )
})
