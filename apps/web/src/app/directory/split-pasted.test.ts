import { expect, test } from 'vitest'
import { splitPasted } from './split-pasted.ts'

test.each([
  ['ana', ['ana']],
  ['ana@example.com\r\njo@example.com\r\n', ['ana@example.com', 'jo@example.com']],
  [
    'ana@example.com; jo@example.com,kim@example.com',
    ['ana@example.com', 'jo@example.com', 'kim@example.com'],
  ],
  ['Ana Silva <ana@example.com>; "Jo" <jo@example.com>', ['ana@example.com', 'jo@example.com']],
  ['ana@example.com\tANA@example.com', ['ana@example.com']],
  ['mailto:ana@example.com', ['ana@example.com']],
  ['Ana Silva\nJürgen Müller', ['Ana Silva', 'Jürgen Müller']],
  ['<script>@example.com', ['<script>@example.com']],
  [' \n ; ', []],
])('what is pasted as %o is %o', (text, found) => {
  expect(splitPasted(text)).toEqual(found)
})
