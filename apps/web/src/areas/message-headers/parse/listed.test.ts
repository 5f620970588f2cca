import { expect, test } from 'vitest'
import { listed } from './listed.ts'

const names = ['Received', 'From', 'X-A', 'received-spf', 'To', 'RECEIVED'].map((name) => ({
  name,
}))
const nameOf = ({ name }: { name: string }) => name

test('HDR-01 a page of the headers has their places in the message, and says how many there are', () => {
  expect(listed(names, { sought: '', offset: 2, limit: 2 }, nameOf)).toEqual({
    rows: [
      { name: 'X-A', number: 3 },
      { name: 'received-spf', number: 4 },
    ],
    count: 6,
  })
  expect(listed(names, { sought: '', offset: 6, limit: 2 }, nameOf)).toEqual({ rows: [], count: 6 })
})

test('HDR-01 a search in the headers finds in any case, and its pages are of what it found', () => {
  expect(listed(names, { sought: 'ReceiveD', offset: 1, limit: 5 }, nameOf)).toEqual({
    rows: [
      { name: 'received-spf', number: 4 },
      { name: 'RECEIVED', number: 6 },
    ],
    count: 3,
  })
})
