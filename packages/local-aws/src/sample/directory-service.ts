import type { DirectoryRecord } from '../state/directories.ts'
import type { State } from '../state/state.ts'

/** The directories in new state that no organization uses; the last two and the impaired one cannot be used. */
export const sampleDirectories = {
  connector: 'd-9967000000',
  simple: 'd-9967000001',
  shared: 'd-9967000002',
  multiRegion: 'd-9967000003',
  impaired: 'd-9967000004',
} as const

/** Adds directories of Directory Service to use and not to use. Source: ORG-15. */
export function putSampleDirectories(state: State, region: string, now: Date): void {
  const ids = sampleDirectories
  const free: Omit<DirectoryRecord, 'launchedAt'>[] = [
    // It has no alias yet, so an organization gives it its own.
    {
      ...{ id: ids.connector, name: 'branch.example', shortName: 'BRANCH' },
      ...{ type: 'ADConnector', size: 'Small', stage: 'Active' },
    },
    {
      ...{ id: ids.simple, name: 'workshop.example', shortName: 'WORKSHOP' },
      ...{ alias: 'workshop', type: 'SimpleAD', size: 'Small', stage: 'Active' },
    },
    {
      ...{ id: ids.shared, name: 'partner.example', shortName: 'PARTNER', alias: 'partner' },
      ...{ type: 'SharedMicrosoftAD', size: 'Small', stage: 'Active', shareStatus: 'Shared' },
    },
    {
      ...{ id: ids.multiRegion, name: 'world.example', shortName: 'WORLD', alias: 'world' },
      ...{ type: 'MicrosoftAD', size: 'Large', stage: 'Active', additionalRegions: ['eu-west-1'] },
    },
    {
      ...{ id: ids.impaired, name: 'lab.example', shortName: 'LAB', alias: 'lab' },
      ...{ type: 'SimpleAD', size: 'Small', stage: 'Impaired' },
    },
  ]
  for (const directory of free)
    state.directories.put(region, { ...directory, launchedAt: now.getTime() })
}
