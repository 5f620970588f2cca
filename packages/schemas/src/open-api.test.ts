import { expect, test } from 'vitest'
import { openApi } from './open-api.ts'
import { operations } from './operations.ts'

test('the OpenAPI document has every operation', () => {
  expect(Object.keys(openApi('mailroom').paths)).toEqual(
    Object.keys(operations).map((id) => `/api/${id}`),
  )
})

test('N7 the OpenAPI document names the cookie that the console uses', () => {
  expect(openApi('__Host-mailroom').components.securitySchemes.session.name).toBe('__Host-mailroom')
})

test('USR-15 the OpenAPI document says what an edit does with a value that its caller has not seen', () => {
  expect(openApi('mailroom').info.description).toMatch(
    /not in it was not seen by the caller, and is set whatever it is by now/,
  )
})

test('a password is described as such, and is never part of an answer', () => {
  const { paths } = openApi('mailroom')
  const reset = JSON.stringify(paths['/api/users.resetPassword']?.post.requestBody)
  expect(reset).toContain('"format":"password","writeOnly":true')
  for (const { post } of Object.values(paths))
    expect(JSON.stringify(post.responses)).not.toContain('"password"')
})
