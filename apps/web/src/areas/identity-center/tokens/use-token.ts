import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Reads the token in the address. Source: PAT-07. */
export function useToken() {
  const { tokenId: personalAccessTokenId = '' } = useParams()
  return useRead('personalAccessTokens.getMetadata', {
    ...useOrganizationScope(),
    personalAccessTokenId,
  })
}
