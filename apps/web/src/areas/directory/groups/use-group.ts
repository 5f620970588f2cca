import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useLoaded, useRead } from '../../../kit/data/use-read.ts'

/** Returns the ids of the group in the address. */
function useInput() {
  const { groupId = '' } = useParams()
  return { ...useOrganizationScope(), groupId }
}

/** Reads the group in the address, for its page. */
export function useGroupRead() {
  const input = useInput()
  return { input, query: useRead('groups.describe', input) }
}

/** Returns the group that a page, or the gate of a dialog, has loaded, for what is on it. */
export function useGroup() {
  const input = useInput()
  return { input, group: useLoaded('groups.describe', input) }
}
