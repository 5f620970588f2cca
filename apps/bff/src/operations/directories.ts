import type { DirectoryDescription } from '@aws-sdk/client-directory-service'
import type { Directory } from '@mailroom/schemas/directories'
import { allItems } from '../aws/all-items.ts'
import type { AwsContext, Handlers } from './handlers.ts'

/** The states of a share that make a directory one that is not only its owner's. */
const shared: readonly string[] = ['Shared', 'Sharing', 'PendingAcceptance']

/** Returns why no organization can use a directory; undefined if one can. Source: ORG-15. */
function unsuitable(directory: DirectoryDescription): Directory['unsuitable'] {
  const { Type, ShareStatus, Stage, RegionsInfo } = directory
  if (Type === 'SharedMicrosoftAD' || shared.includes(ShareStatus ?? '')) return 'shared'
  if ((RegionsInfo?.AdditionalRegions ?? []).length > 0) return 'multiRegion'
  return Stage === 'Active' ? undefined : 'notActive'
}

/**
 * Returns the ids of those directories that organizations of the Region have; none if AWS does not
 * tell, and then it refuses such a directory when an organization is created with it. Only a
 * description tells the directory of an organization, and they may be hundreds. An organization has
 * the alias of its directory, so no other one is described. Source: ORG-10.
 */
async function directoriesInUse(
  candidates: readonly DirectoryDescription[],
  { client }: Pick<AwsContext, 'client'>,
): Promise<Set<string>> {
  const aliases = new Set(candidates.flatMap(({ Alias }) => Alias?.toLowerCase() ?? []))
  if (aliases.size === 0) return new Set()
  try {
    const { paginateListOrganizations } = await import('@aws-sdk/client-workmail')
    const workmail = await client('workmail')
    const pages = paginateListOrganizations({ client: workmail }, {})
    const all = await allItems(pages, ({ OrganizationSummaries }) => OrganizationSummaries)
    const possible = all.filter(
      ({ Alias = '', State }) => State !== 'Deleted' && aliases.has(Alias.toLowerCase()),
    )
    const described = await Promise.all(
      possible.map(({ OrganizationId }) => workmail.describeOrganization({ OrganizationId })),
    )
    return new Set(described.flatMap(({ DirectoryId }) => DirectoryId ?? []))
  } catch {
    return new Set()
  }
}

export const directories: Handlers<'directories'> = {
  'directories.list': async (_, context) => {
    const { client } = context
    const { paginateDescribeDirectories } = await import('@aws-sdk/client-directory-service')
    const pages = paginateDescribeDirectories({ client: await client('ds') }, {})
    const all = await allItems(pages, ({ DirectoryDescriptions }) => DirectoryDescriptions)
    const usable = all.filter((directory) => unsuitable(directory) === undefined)
    const inUse = await directoriesInUse(usable, context)
    const items = all.map((directory) => ({
      directoryId: directory.DirectoryId,
      name: directory.Name,
      // Directory Service tells the id where no alias was made.
      alias: directory.Alias === directory.DirectoryId ? undefined : directory.Alias,
      type: directory.Type,
      size: directory.Size,
      stage: directory.Stage,
      shareStatus: directory.ShareStatus,
      additionalRegions: directory.RegionsInfo?.AdditionalRegions ?? [],
      unsuitable: inUse.has(directory.DirectoryId ?? '') ? 'inUse' : unsuitable(directory),
    }))
    return { items: items.sort((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1)) }
  },
}
