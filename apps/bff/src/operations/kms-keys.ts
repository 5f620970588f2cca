import type { KeyMetadata, KMS } from '@aws-sdk/client-kms'
import type { KmsKey } from '@mailroom/schemas/kms-keys'
import { allItems } from '../aws/all-items.ts'
import type { Handlers } from './handlers.ts'

/** Returns why no organization can use a key; undefined if one can. Source: ORG-14. */
function unusable({ KeyManager, KeyState, KeySpec, KeyUsage }: KeyMetadata): KmsKey['unusable'] {
  if (KeyManager === 'AWS') return 'awsManaged'
  if (KeySpec !== 'SYMMETRIC_DEFAULT' || KeyUsage !== 'ENCRYPT_DECRYPT') return 'notSymmetric'
  return KeyState === 'Enabled' ? undefined : 'notEnabled'
}

/**
 * Describes keys, each once. The policy of a key may deny it to somebody who may see the others, so
 * a denied one is left out. Errors: those of DescribeKey; AccessDeniedException if all are denied.
 */
async function describeKeys(kms: KMS, ids: readonly string[]) {
  const described = await Promise.allSettled(ids.map((KeyId) => kms.describeKey({ KeyId })))
  const failures = described.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  const isDenied = (error: unknown) =>
    error instanceof Error && error.name === 'AccessDeniedException'
  const failure = failures.find((error) => !isDenied(error))
  if (failure !== undefined) throw failure
  if (failures.length > 0 && failures.length === ids.length) throw failures[0]
  return new Map(
    described.flatMap((each, index) =>
      each.status === 'fulfilled' ? [[ids[index], each.value.KeyMetadata]] : [],
    ),
  )
}

export const kmsKeys: Handlers<'kmsKeys'> = {
  'kmsKeys.list': async (_, { client }) => {
    const kms = await client('kms')
    const { paginateListAliases } = await import('@aws-sdk/client-kms')
    const all = await allItems(paginateListAliases({ client: kms }, {}), ({ Aliases }) => Aliases)
    // An alias that AWS keeps for a key it has not made yet has none.
    const aliases = all.flatMap(({ AliasName = '', AliasArn = '', TargetKeyId }) =>
      TargetKeyId === undefined ? [] : [{ AliasName, AliasArn, TargetKeyId }],
    )
    const keys = await describeKeys(kms, [
      ...new Set(aliases.map(({ TargetKeyId }) => TargetKeyId)),
    ])
    const items = aliases.map(({ AliasName, AliasArn, TargetKeyId }) => {
      const key = keys.get(TargetKeyId)
      return {
        aliasName: AliasName,
        keyArn: key?.Arn ?? AliasArn.replace(/alias\/.*$/, `key/${TargetKeyId}`),
        description: key?.Description || undefined,
        keyState: key?.KeyState,
        keySpec: key?.KeySpec,
        unusable: key ? unusable(key) : ('notReadable' as const),
      }
    })
    return { items: items.sort((one, other) => (one.aliasName < other.aliasName ? -1 : 1)) }
  },
}
