import { useParams } from 'react-router'

/** The id of the user, group or resource the address is about. */
export function useEntityId(): string {
  const { userId, groupId, resourceId } = useParams()
  return userId ?? groupId ?? resourceId ?? ''
}
