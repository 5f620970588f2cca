import { accountId } from '../account.ts'
import type { HandlersOf, RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { KmsKeyRecord } from '../state/kms-keys.ts'
import { keyArnOf } from './key-arn.ts'

/** The operations of KMS by their API name, typed by the SDK. */
type Handlers = HandlersOf<typeof import('@aws-sdk/client-kms')>

const pageSize = { most: 1_000, default: 50 }

/**
 * Finds a key of the Region by its id, its ARN, the name or the ARN of an alias. Another account's is
 * not found.
 */
export function findKey({ state, region }: RegionContext, id: string): KmsKeyRecord | undefined {
  const prefix = `arn:aws:kms:${region}:${accountId}:`
  const name = id.startsWith(prefix) ? id.slice(prefix.length).replace(/^key\//, '') : id
  return name.startsWith('alias/')
    ? state.kmsKeys.find(region, 'alias', name)
    : state.kmsKeys.get(region, name)
}

/** Returns the key, as everything but WorkMail looks for it. Errors: NotFoundException. */
function existing(context: RegionContext, id: string): KmsKeyRecord {
  const key = findKey(context, id)
  if (key) return key
  const kind = id.includes('alias/') ? 'Alias' : 'Key'
  throw new AwsError(
    'NotFoundException',
    `${kind} '${keyArnOf(context.region, id)}' does not exist`,
  )
}

function refuseLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > pageSize.most)
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${pageSize.most}`,
    )
}

/** The KMS operations that are built, by name. */
export const kmsHandlers: Handlers = {
  /**
   * Lists the aliases of the Region by name, or those of one key; in pages of 50, or `Limit`.
   * Errors: NotFoundException for an unknown key, InvalidMarkerException, ValidationException for a
   * limit outside 1–1,000.
   * Source: API reference, ListAliases.
   */
  ListAliases({ KeyId, Limit = pageSize.default, Marker = '' }, context) {
    const { state, region } = context
    refuseLimit(Limit)
    if (Marker !== '' && !Marker.startsWith('alias/'))
      throw new AwsError('InvalidMarkerException', 'The marker is not valid.')
    const keys =
      KeyId === undefined
        ? [...state.kmsKeys.each(region, { index: 'alias' })]
        : [existing(context, KeyId)]
    const unique = [...new Map(keys.map((key) => [key.id, key])).values()]
    const aliases = unique
      .flatMap(({ aliases, ...key }) => aliases.map((name) => ({ ...key, name })))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .filter(({ name }) => name > Marker)
    const page = aliases.slice(0, Limit)
    const isTruncated = aliases.length > page.length
    return {
      Aliases: page.map(({ name, id, createdAt }) => ({
        AliasName: name,
        AliasArn: keyArnOf(region, name),
        TargetKeyId: id,
        CreationDate: new Date(createdAt),
        LastUpdatedDate: new Date(createdAt),
      })),
      Truncated: isTruncated,
      ...(isTruncated ? { NextMarker: page.at(-1)?.name } : {}),
    }
  },

  /**
   * Describes a key, by its id, its ARN, the name or the ARN of an alias.
   * Errors: NotFoundException.
   * Source: API reference, DescribeKey.
   */
  DescribeKey({ KeyId }, context) {
    const { id, description, manager, state, spec, usage, createdAt } = existing(context, KeyId)
    return {
      KeyMetadata: {
        AWSAccountId: accountId,
        KeyId: id,
        Arn: keyArnOf(context.region, id),
        CreationDate: new Date(createdAt),
        Enabled: state === 'Enabled',
        Description: description,
        KeyUsage: usage,
        KeyState: state,
        Origin: 'AWS_KMS',
        KeyManager: manager,
        CustomerMasterKeySpec: spec,
        KeySpec: spec,
        ...(spec === 'SYMMETRIC_DEFAULT' ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : {}),
        MultiRegion: false,
      },
    }
  },
}
