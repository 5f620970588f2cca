import { accountId } from '../account.ts'
import { findKey } from '../kms/index.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { DirectoryRecord } from '../state/directories.ts'
import type { Context } from './handlers.ts'

/** A directory with which an organization can be created. */
type UsableDirectory = DirectoryRecord & {
  type: Exclude<DirectoryRecord['type'], 'SharedMicrosoftAD'>
}

function isUsable(directory: DirectoryRecord | undefined): directory is UsableDirectory {
  return (
    directory !== undefined &&
    directory.stage === 'Active' &&
    directory.type !== 'SharedMicrosoftAD' &&
    directory.additionalRegions === undefined
  )
}

/**
 * Returns a directory of the Region that an organization can use.
 * Errors: DirectoryUnavailableException. Source: ORG-15.
 */
export function usableDirectory({ state, region }: Context, id: string): UsableDirectory {
  const directory = state.directories.get(region, id)
  if (isUsable(directory)) return directory
  throw new AwsError('DirectoryUnavailableException', `The directory ${id} is unavailable.`)
}

/** Refuses an alias that is not the directory's own. Source: ORG-10. */
export function refuseOtherAlias(directory: DirectoryRecord | undefined, alias: string): void {
  const own = directory?.alias
  if (own !== undefined && own.toLowerCase() !== alias.toLowerCase())
    throw new AwsError(
      'InvalidParameterException',
      `The alias has to be that of the directory, ${own}.`,
    )
}

/** Refuses interoperability without an AD Connector. Source: INTEROP-05. */
export function refuseOtherDirectory(directory: DirectoryRecord | undefined, isOn: boolean): void {
  if (isOn && directory?.type !== 'ADConnector')
    throw new AwsError(
      'InvalidParameterException',
      'Interoperability needs the directory of an AD Connector.',
    )
}

/**
 * Refuses a key of the account that cannot encrypt mailboxes. Keys of other accounts all exist.
 * Source: 00-index, decisions 14 and 25.
 */
export function refuseUnusableKey(context: Context, arn: string): void {
  if (arn.split(':')[4] !== accountId) return
  const key = findKey(context, arn)
  const isUsable = key?.state === 'Enabled' && key.spec === 'SYMMETRIC_DEFAULT'
  if (!isUsable || !arn.includes(':key/'))
    throw new AwsError('InvalidParameterException', `The KMS key ${arn} cannot be used.`)
}
