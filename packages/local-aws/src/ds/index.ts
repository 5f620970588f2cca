import type { DirectoryDescription } from '@aws-sdk/client-directory-service'
import type { HandlersOf } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { DirectoryRecord } from '../state/directories.ts'

/** The operations of Directory Service by their API name, typed by the SDK. */
type Handlers = HandlersOf<typeof import('@aws-sdk/client-directory-service')>

/** The most directories of a page. Source: API reference, DescribeDirectories. */
const maxDirectories = 100

/** The account that shares a directory with ours; AWS's own examples use it. */
const otherAccountId = '111122223333'

function shown(directory: DirectoryRecord, region: string): DirectoryDescription {
  const { id, alias = id, additionalRegions, shareStatus, launchedAt } = directory
  return {
    DirectoryId: id,
    Name: directory.name,
    ShortName: directory.shortName,
    Size: directory.size,
    Alias: alias,
    AccessUrl: `${alias}.awsapps.com`,
    Stage: directory.stage,
    LaunchTime: new Date(launchedAt),
    StageLastUpdatedDateTime: new Date(launchedAt),
    Type: directory.type,
    SsoEnabled: false,
    ...(directory.type === 'MicrosoftAD' ? { Edition: 'Standard' as const } : {}),
    ...(shareStatus
      ? {
          ShareStatus: shareStatus,
          ShareMethod: 'HANDSHAKE' as const,
          OwnerDirectoryDescription: {
            DirectoryId: `d-9${id.slice(3)}`,
            AccountId: otherAccountId,
          },
        }
      : {}),
    ...(additionalRegions
      ? { RegionsInfo: { PrimaryRegion: region, AdditionalRegions: additionalRegions } }
      : {}),
  }
}

/** The Directory Service operations that are built, by name. */
export const dsHandlers: Handlers = {
  /**
   * Describes the directories of the Region, those with the given ids or all, in pages of 100, or
   * `Limit`. An alias that was never made is the id. Directories that WorkMail made are not listed.
   * Errors: EntityDoesNotExistException for an unknown id, InvalidNextTokenException,
   * InvalidParameterException for a negative limit.
   * Source: API reference, DescribeDirectories.
   */
  DescribeDirectories({ DirectoryIds = [], Limit = maxDirectories, NextToken }, context) {
    const { state, region } = context
    if (!Number.isInteger(Limit) || Limit < 0)
      throw new AwsError('InvalidParameterException', 'The limit is 0 or more.')
    const all = [...state.directories.each(region, { index: 'id' })]
    const unknown = DirectoryIds.find((id) => !all.some((each) => each.id === id))
    if (unknown !== undefined)
      throw new AwsError('EntityDoesNotExistException', `Directory ${unknown} does not exist.`)
    if (NextToken !== undefined && !all.some(({ id }) => id === NextToken))
      throw new AwsError('InvalidNextTokenException', 'The next token is not valid.')
    const wanted = all.filter(
      ({ id }) =>
        (DirectoryIds.length === 0 || DirectoryIds.includes(id)) && id > (NextToken ?? ''),
    )
    const page = wanted.slice(0, Math.min(Limit || maxDirectories, maxDirectories))
    return {
      DirectoryDescriptions: page.map((directory) => shown(directory, region)),
      ...(wanted.length > page.length ? { NextToken: page.at(-1)?.id } : {}),
    }
  },
}
