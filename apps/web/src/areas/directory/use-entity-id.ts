import { useParams } from 'react-router'

/** Returns the id of the user, group or resource in the address. */
export function useEntityId(): string {
  const { userId, groupId, resourceId } = useParams()
  return userId ?? groupId ?? resourceId ?? ''
}
