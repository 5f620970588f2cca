import type { DirectoryDescription } from '@aws-sdk/client-directory-service'
import type { Directory } from '@mailroom/schemas/directories'
import { allItems } from '../aws/all-items.ts'
import type { Handlers } from './handlers.ts'

/** The states of a share that make a directory one that is not only its owner's. */
const shared: readonly string[] = ['Shared', 'Sharing', 'PendingAcceptance']

/** Returns why no organization can use a directory; undefined if one can. Source: ORG-15. */
function unsuitable(directory: DirectoryDescription): Directory['unsuitable'] {
  const { Type, ShareStatus, Stage, RegionsInfo } = directory
  if (Type === 'SharedMicrosoftAD' || shared.includes(ShareStatus ?? '')) return 'shared'
  if ((RegionsInfo?.AdditionalRegions ?? []).length > 0) return 'multiRegion'
  return Stage === 'Active' ? undefined : 'notActive'
}

export const directories: Handlers<'directories'> = {
  'directories.list': async (_, { client }) => {
    const { paginateDescribeDirectories } = await import('@aws-sdk/client-directory-service')
    const pages = paginateDescribeDirectories({ client: await client('ds') }, {})
    const all = await allItems(pages, ({ DirectoryDescriptions }) => DirectoryDescriptions)
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
      unsuitable: unsuitable(directory),
    }))
    return { items: items.sort((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1)) }
  },
}
