import { expect, test } from 'vitest'
import { layOut, withoutWidth, withWidth } from './widths.ts'

const columns = [
  { id: 'name', header: 'Name', minWidth: 150 },
  { id: 'email', header: 'Email', minWidth: 220, grow: 2 },
  { id: 'status', header: 'Status', width: 150 },
] as const

test('a column takes its parts of the remaining room, but at least its minimum width', () => {
  expect(layOut(columns, {}, 80)).toMatchObject({
    widths: [
      'calc(150px + 0.3333 * max(0px, 100cqi - 600px))',
      'calc(220px + 0.6667 * max(0px, 100cqi - 600px))',
      '150px',
    ],
    total: 150 + 220 + 150 + 80,
  })
})

test('another column makes the table wider and takes no room from the others', () => {
  const more = [...columns, { id: 'telephone', header: 'Telephone' }]
  expect(layOut(more, {}).total).toBe(layOut(columns, {}).total + 140)
  expect(layOut(more, {}).widths[1]).toMatch(/^calc\(220px /)
})

test('a column has room for the longest word of its name', () => {
  const [width] = layOut([{ id: 'a', header: 'Hidden Benachrichtigungen', width: 80 }], {}).widths
  expect(width).toMatch(/^calc\(174px /)
})

test('a chosen width applies, and one column always takes the remaining room', () => {
  const all = { name: 100, email: 400, status: 90 }
  expect(layOut(columns, all)).toMatchObject({
    widths: ['100px', '400px', 'calc(90px + 1 * max(0px, 100cqi - 590px))'],
    total: 590,
  })
})

test('the columns before a moved edge keep their widths', () => {
  const onScreen = [
    { id: 'name', width: 190 },
    { id: 'email', width: 300 },
    { id: 'status', width: 150 },
  ]
  expect(withWidth({ status: 120 }, onScreen, 'email', 316.4)).toEqual({
    name: 190,
    email: 316,
    status: 120,
  })
  expect(withWidth({}, onScreen, 'name', 3), 'it can always be found again').toEqual({ name: 64 })
  expect(withoutWidth({ name: 64, email: 300 }, 'name')).toEqual({ email: 300 })
})
