import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the part of the input that names the snapshot in the address. */
export function useSnapshotInput() {
  const { snapshotId = '' } = useParams()
  return { ...useOrganizationScope(), snapshotId }
}

/** Reads the snapshot in the address, again and again while AWS is read. */
export function useSnapshot() {
  return useRead('snapshots.describe', useSnapshotInput())
}
