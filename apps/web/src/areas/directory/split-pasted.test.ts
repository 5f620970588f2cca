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
  [
    '"Bakri, Ada" <ada@example.com>, "Silva, Ana" <ana@example.com>',
    ['ada@example.com', 'ana@example.com'],
  ],
  ['"ana@example.com","jo@example.com"', ['ana@example.com', 'jo@example.com']],
  ['an"a; jo', ['an"a', 'jo']],
  ['ana@example.com\tANA@example.com', ['ana@example.com']],
  ['mailto:ana@example.com', ['ana@example.com']],
  ['Ana Silva\nJürgen Müller', ['Ana Silva', 'Jürgen Müller']],
  ['<script>@example.com', ['<script>@example.com']],
  [' \n ; ', []],
])('what is pasted as %o is %o', (text, found) => {
  expect(splitPasted(text)).toEqual(found)
})
