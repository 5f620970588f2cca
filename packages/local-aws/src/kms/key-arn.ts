import { accountId } from '../account.ts'

/** Returns the ARN of a key, or of an alias, of the account; what is an ARN stays. */
export function keyArnOf(region: string, id: string): string {
  const resource = id.startsWith('alias/') ? id : `key/${id}`
  return id.startsWith('arn:') ? id : `arn:aws:kms:${region}:${accountId}:${resource}`
}
