import { expect, test } from 'vitest'
import { generatePassword } from './generate-password.ts'
import { passwordProblems } from './password-policy.ts'

const samples = Array.from({ length: 500 }, generatePassword)

test('USR-27 every generated password meets the policy', () => {
  expect(samples.flatMap(passwordProblems)).toEqual([])
})

test('USR-25 a generated password can be read out on the phone: no character looks like another', () => {
  expect(samples.join('')).not.toMatch(/[lIO01]/)
})

test('generated passwords are not repeated', () => {
  expect(new Set(samples).size).toBe(samples.length)
})
