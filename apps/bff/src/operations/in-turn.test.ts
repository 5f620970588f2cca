import { expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { inTurn } from './in-turn.ts'

test.for(databases)(
  'USR-15 one thing is edited by one at a time, and a failure ends the turn (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    let [running, most] = [0, 0]
    const edit = async (number: number) => {
      most = Math.max(most, ++running)
      await store.selectFrom('lease').selectAll().execute()
      running--
      if (number === 0) throw new Error('refused by AWS')
      return number
    }
    const edits = Array.from({ length: 5 }, (_, number) =>
      inTurn({ store, thing: 'rules', timeoutMs: 10_000 }, () => edit(number)),
    )
    const answers = await Promise.allSettled(edits)
    expect(answers.map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')])
    expect(most).toBe(1)
    expect(await store.selectFrom('lease').selectAll().execute()).toEqual([])
  },
)

test.for(databases)(
  'USR-15 an edit whose turn does not come in time sends nothing, and other things need not wait (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const late = async () => {
      await expect(
        inTurn({ store, thing: 'rules', timeoutMs: 100 }, async () => 'sent'),
      ).rejects.toMatchObject({ error: { code: 'AwsBusy' } })
      return inTurn({ store, thing: 'quota', timeoutMs: 100 }, async () => 'sent')
    }
    expect(await inTurn({ store, thing: 'rules', timeoutMs: 100 }, late)).toBe('sent')
  },
)
