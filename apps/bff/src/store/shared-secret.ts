import { randomBytes } from 'node:crypto'
import type { Store } from './open-store.ts'

/** Returns a random text that all instances share. The first instance that needs it creates it. */
export async function sharedSecret(store: Store, name: string): Promise<string> {
  await store
    .insertInto('setting')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await store
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return value
}
