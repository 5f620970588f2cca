import { expect, test } from 'vitest'
import { layOut, withoutWidth, withWidth } from './widths.ts'

const columns = [
  { id: 'name', width: '20%' },
  { id: 'email', minWidth: 180 },
  { id: 'status', width: 150 },
] as const

test('a column takes the remaining room, but at least its minimum width', () => {
  expect(layOut(columns, {})).toEqual({ widths: ['20%', undefined, 150], total: 140 + 180 + 150 })
})

test('a chosen width applies, and one column always takes the remaining room', () => {
  const all = { name: 100, email: 400, status: 90 }
  expect(layOut(columns, all)).toEqual({ widths: [100, 400, undefined], total: 590 })
})

test('if several columns share the room, it is enough for the widest of them', () => {
  const shared = [
    { id: 'a', minWidth: 100 },
    { id: 'b', minWidth: 200 },
  ]
  expect(layOut(shared, {}).total).toBe(400)
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
